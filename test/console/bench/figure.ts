import { median } from "../../../scripts/proofs/median.js";

/** Something that was measured in the browser. */
export interface ConsoleFigure {
  readonly name: string;
  /** In milliseconds. */
  readonly milliseconds: number;
  /** Milliseconds that it may take; without it the figure is for comparison. */
  readonly most?: number;
}

/** The median of some waits, and the longest, which has the bound. */
export const waitFigures = (name: string, waits: readonly number[], most: number): readonly ConsoleFigure[] => [
  { name: `${name}, median of ${waits.length}`, milliseconds: median(waits) },
  { name: `${name}, longest`, milliseconds: Math.max(...waits), most },
];
