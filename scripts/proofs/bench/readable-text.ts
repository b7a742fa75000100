import { readableTexts } from "../../../functions/shared/readable/readable-ticket.js";
import { median } from "../median.js";

const PIXELS = "iVBORw0KGgoAAAANSUhEUgAAB4AAAAQ4CAYAAADo08FDAAAAAXNSR0IArs4c6QAAAARnQU1BAACx";

/** One piece of each kind of description; a text of the wanted size repeats it. */
const KINDS: Readonly<Record<string, string>> = {
  plain: "We have lost the data of June since the update.\nOur users wait, and the export = empty.\n\n",
  html: `<p style="margin:0">We&nbsp;have lost <b>the</b> data of <span class="x">June</span>, please help.<br></p>\n`,
  "quoted-printable": "We have lost da=\nta caf=C3=A9. ",
  quoted: "> On 3 Nov 2026 at 10:04, News <news@example.org> wrote:\n> How to protect yourself\n\nFrom: Berlin\n",
  image: PIXELS,
};

/** Sizes in bytes, the most milliseconds that they may take, and how often each is measured. */
const SIZES = [
  { bytes: 10_000, most: 1, runs: 200 },
  { bytes: 1_000_000, most: 20, runs: 15 },
] as const;

export interface ReadableTextFigure {
  readonly kind: string;
  readonly bytes: number;
  /** Median of the CPU time, which other processes disturb less than the time on the clock. */
  readonly milliseconds: number;
  readonly most: number;
}

const textOf = (kind: string, piece: string, bytes: number): string => {
  const text = piece.repeat(Math.ceil(bytes / piece.length)).slice(0, bytes);
  return kind === "image" ? `<p>Hello</p><img src="data:image/png;base64,${text}"><p>we lost data</p>` : text;
};

const cpuMilliseconds = (run: () => unknown): number => {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
};

/**
 * Measures making a ticket's description readable. The median leaves out the first runs, which compile. Takes some
 * seconds.
 */
export const benchReadableText = (): readonly ReadableTextFigure[] =>
  SIZES.flatMap(({ bytes, most, runs }) =>
    Object.entries(KINDS).map(([kind, piece]) => {
      const description = textOf(kind, piece, bytes);
      const times = Array.from({ length: runs }, () =>
        cpuMilliseconds(() => readableTexts({ subject: "", description })),
      );
      return { kind, bytes, most, milliseconds: median(times) };
    }),
  );
