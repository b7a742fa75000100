/** The look of what opens beside a control. */
export const POPOVER = "rounded-lg border border-line bg-raised text-text shadow-overlay outline-none";

/** A row of a menu or a list of choices, as react-aria marks its states. */
export const OPTION =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none " +
  "data-focused:bg-hover data-disabled:opacity-55 pointer-coarse:min-h-11 " +
  "forced-colors:data-focused:bg-[Highlight] forced-colors:data-focused:text-[HighlightText]";

/** The box of a control that opens a list of choices. */
export const BOX =
  "flex h-8 w-full items-center gap-1 rounded-md border border-control/60 bg-surface text-sm hover:border-control pointer-coarse:h-11";

/** The text in it. */
export const INPUT = "h-full min-w-0 grow bg-transparent pl-2.5 placeholder:text-muted";

/** Its label. */
export const labelClass = (isHidden: boolean): string => (isHidden ? "sr-only" : "mb-1 block text-sm font-medium");
