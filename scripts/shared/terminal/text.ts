import stringWidth from "string-width";

/** Columns that a text takes on a terminal: two for a Chinese character or an emoji, none for a colour. */
export const widthOf = (text: string): number => stringWidth(text);

/** Width of a terminal that does not say its own, as over a serial line. */
const UNKNOWN_WIDTH = 80;

/**
 * Columns for what is written to `output`. Without a limit where it is not a terminal: a file or a program gets one
 * line per row, so that `grep` and `cut` work.
 */
export const terminalWidth = (output: Pick<NodeJS.WriteStream, "isTTY" | "columns"> = process.stdout): number =>
  output.isTTY ? output.columns || UNKNOWN_WIDTH : Number.POSITIVE_INFINITY;

const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters as people see them: a letter with its accents, a whole emoji. */
const charactersOf = (text: string): readonly string[] =>
  Array.from(CHARACTERS.segment(text), ({ segment }) => segment);

/** Parts of a word that may be on different lines: languages with wide characters have no spaces between words. */
const partsOf = (word: string, width: number): readonly string[] => {
  const isWide = widthOf(word) > width && charactersOf(word).some((character) => widthOf(character) > 1);
  return isWide ? charactersOf(word) : [word];
};

/**
 * Wraps a line at spaces, and between wide characters. A longer word, such as a key or a URL, stays whole, so that it
 * can be copied.
 */
export const wrapLine = (line: string, width: number): readonly string[] => {
  if (widthOf(line) <= width) return [line];
  const [indent = ""] = /^ */.exec(line) ?? [];
  const lines: string[] = [];
  let current = indent;
  let separator = "";
  for (const word of line.slice(indent.length).split(/ +/))
    for (const [index, part] of partsOf(word, width - indent.length).entries()) {
      const gap = index === 0 ? separator : "";
      if (current.trim() !== "" && widthOf(current + gap + part) > width) {
        lines.push(current);
        current = indent + part;
      } else current += gap + part;
      separator = " ";
    }
  return [...lines, current];
};

/** A name and at least two spaces, as in "outcome    ANSWERED 3". Further lines begin below the first word after it. */
const NAMED = /^\s*\S.*? {2,}(?=\S)/;

/** Indentation below a name that takes more than half of the line. */
const BELOW = "    ";

const hang = (line: string, width: number): readonly string[] => {
  const name = NAMED.exec(line)?.[0] ?? "";
  if (widthOf(line) <= width || name === "") return wrapLine(line, width);
  const text = line.slice(name.length);
  if (widthOf(name) > width / 2) return [name.trimEnd(), ...wrapLine(BELOW + text, width)];
  const [first = "", ...more] = wrapLine(text, width - widthOf(name));
  return [name + first, ...more.map((part) => " ".repeat(widthOf(name)) + part)];
};

/** Wraps what a command says to the width of the terminal, and aligns what follows a name. */
export const wrapReply = (text: string, width = terminalWidth()): string =>
  text
    .split("\n")
    .flatMap((line) => hang(line, width))
    .join("\n");

/** Wraps every line of a text, and keeps its indentation. */
export const wrapText = (text: string, width: number): string =>
  text
    .split("\n")
    .flatMap((line) => wrapLine(line, width))
    .join("\n");

/** A text cut to a width, with "…" at its end if something is missing. */
export const cutText = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  let shown = "";
  let used = 0;
  for (const character of charactersOf(text)) {
    used += widthOf(character);
    if (used > width - 1) break;
    shown += character;
  }
  return `${shown}…`;
};

/** A text followed by as many spaces as it needs to be this wide. */
export const padText = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
