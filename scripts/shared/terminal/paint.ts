import pc from "picocolors";

/** Colours where the terminal has them; NO_COLOR and pipes get plain text. */
export const paint = pc;

/** 0.0042 as "4 ms", 1.5 as "1.50 s", 75 as "1 min 15 s"; undefined as "". */
export const formatSeconds = (seconds: number | undefined): string => {
  if (seconds === undefined) return "";
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(2)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
};
