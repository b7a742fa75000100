import { decimal, UsageError } from "../../shared/terminal/command-line.js";
import type { TargetOptions } from "../../shared/deployment/target.js";
import { InvalidMix, parseMix, type Mix } from "../../shared/tickets/mix.js";

/** What the command line asked for. */
export interface CliOptions extends TargetOptions {
  readonly count: number;
  readonly rate?: number;
  readonly seed?: number;
  readonly mix?: Mix;
  readonly malformed: number;
  readonly foreign: number;
  readonly dryRun?: true;
  /** Path, or "-" for standard input. */
  readonly from?: string;
  readonly stream?: string;
  readonly region?: string;
}

/** Records a second. @throws UsageError */
export const rate = decimal("--rate", "records per second, above 0", (value) => value > 0);

/** @throws UsageError */
export const mix = (text: string): Mix => {
  try {
    return parseMix(text);
  } catch (error) {
    if (error instanceof InvalidMix) throw new UsageError(`--mix is "${text}"; ${error.message}.`);
    throw error;
  }
};

/** Checks what options must be together. @throws UsageError */
export const checkTogether = ({ malformed, foreign }: CliOptions): void => {
  if (malformed + foreign <= 1) return;
  throw new UsageError(
    `--malformed ${malformed} and --foreign ${foreign} are more than all; expected at most 1 together.`,
  );
};
