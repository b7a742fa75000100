/** The look of what opens beside a control. */
export const POPOVER = "rounded-lg border border-line bg-raised text-text shadow-overlay outline-none";

/** A row of a menu or a list of choices, as react-aria marks its states. */
export const OPTION =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none " +
  "data-focused:bg-hover data-disabled:opacity-55 pointer-coarse:min-h-11 " +
  "forced-colors:data-focused:bg-[Highlight] forced-colors:data-focused:text-[HighlightText]";
