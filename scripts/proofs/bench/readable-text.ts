import { priorityFloor } from "../../../functions/shared/triage/priority-floor.js";
import { readableTexts } from "../../../functions/shared/readable/readable-ticket.js";
import { redact } from "../../../functions/shared/pii/redact.js";
import { medianCpu, repeatTo } from "./cpu-time.js";

const PIXELS = "iVBORw0KGgoAAAANSUhEUgAAB4AAAAQ4CAYAAADo08FDAAAAAXNSR0IArs4c6QAAAARnQU1BAACx";

/** One piece of each kind of description; a text of the wanted size repeats it. */
const KINDS: Readonly<Record<string, string>> = {
  plain: "We have lost the data of June since the update.\nOur users wait, and the export = empty.\n\n",
  html: `<p style="margin:0">We&nbsp;have lost <b>the</b> data of <span class="x">June</span>, please help.<br></p>\n`,
  "quoted-printable": "We have lost da=\nta caf=C3=A9. ",
  quoted: "> On 3 Nov 2026 at 10:04, News <news@example.org> wrote:\n> How to protect yourself\n\nFrom: Berlin\n",
  image: PIXELS,
  "mail headers": "a:\n",
  "short lines": "b;\n",
  "quote marks": "> a\n",
  "line ends": "a\r",
  rtf: "\\pard We have lost {\\b the data} of June, caf\\'e9.\\par\n",
};

/** Texts that took long to search for words that set a priority floor. */
const FLOOR_KINDS: Readonly<Record<string, string>> = {
  plain: "We would like to know how the export of June works. Our users wait for it.\n\n",
  "combining marks": "\u0301\u0323",
  "taken apart": "d a t a l o s ",
  "in passing": "no outage ",
  Cyrillic: "Мы не можем найти отчёт за июнь. ",
  Arabic: "لا يمكننا العثور على البيانات. ",
};

/** The most milliseconds that the whole text of a record may take; start-workflow reads it before it is cut. */
const FLOOR_MOST = 100;
const FLOOR_BYTES = 1_000_000;

/** Sizes in bytes, the most milliseconds that they may take, and how often each is measured. */
const SIZES = [
  { bytes: 10_000, most: 1, runs: 200 },
  { bytes: 1_000_000, most: 20, runs: 15 },
] as const;

/** Texts in which personal data is replaced: usual ones, and some that are full of it. */
const PII_KINDS: Readonly<Record<string, string>> = {
  ticket: "Our users wait, order 20261121-0001, since 08:30. Mail ada@example.com or call +49 30 901820.\n\n",
  cards: "4111 1111 1111 1111 ",
  IBANs: "DE89 3704 0044 0532 0130 00 ",
};

/** Sizes of a usual ticket, of the largest that a model reads, and of a whole record, and the most milliseconds. */
const PII_SIZES = [
  { bytes: 1_000, most: 5, runs: 200 },
  { bytes: 64_000, most: 50, runs: 15 },
  { bytes: 1_000_000, most: 1_000, runs: 3 },
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
  if (kind === "rtf") return `{\\rtf1\\ansi ${text}}`;
  return kind === "image" ? `<p>Hello</p><img src="data:image/png;base64,${text}"><p>we lost data</p>` : text;
};

const benchReadable = async (): Promise<readonly ReadableTextFigure[]> => {
  const figures: ReadableTextFigure[] = [];
  for (const { bytes, most, runs } of SIZES)
    for (const [kind, piece] of Object.entries(KINDS)) {
      const description = textOf(kind, piece, bytes);
      const milliseconds = await medianCpu(runs, () => readableTexts({ subject: "", description }));
      figures.push({ kind, bytes, most, milliseconds });
    }
  return figures;
};

const benchFloor = async (): Promise<readonly ReadableTextFigure[]> => {
  const figures: ReadableTextFigure[] = [];
  for (const [kind, piece] of Object.entries(FLOOR_KINDS)) {
    const text = repeatTo(piece, FLOOR_BYTES);
    const milliseconds = await medianCpu(9, () => priorityFloor(text));
    figures.push({ kind: `floor: ${kind}`, bytes: FLOOR_BYTES, most: FLOOR_MOST, milliseconds });
  }
  return figures;
};

const benchPersonalData = async (): Promise<readonly ReadableTextFigure[]> => {
  const figures: ReadableTextFigure[] = [];
  for (const { bytes, most, runs } of PII_SIZES)
    for (const [kind, piece] of Object.entries(PII_KINDS)) {
      const text = repeatTo(piece, bytes);
      const milliseconds = await medianCpu(runs, () => redact({ text }));
      figures.push({ kind: `personal data: ${kind}`, bytes, most, milliseconds });
    }
  return figures;
};

/**
 * Measures making a ticket's description readable, searching it for words that set a priority floor, and replacing
 * personal data in it. The median leaves out the first runs, which compile. Takes some seconds.
 */
export const benchReadableText = async (): Promise<readonly ReadableTextFigure[]> => [
  ...(await benchReadable()),
  ...(await benchFloor()),
  ...(await benchPersonalData()),
];
