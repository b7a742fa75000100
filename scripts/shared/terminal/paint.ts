import pc from "picocolors";

/** Colours where the terminal has them; NO_COLOR and pipes get plain text. */
export const paint = pc;
