import { decodeAs } from "./left-encodings.js";

/** Groups whose content no reader sees. */
const UNSEEN = new Set(
  (
    "fonttbl colortbl stylesheet info pict object objdata header footer headerl headerr headerf footerl footerr footerf " +
    "generator themedata datastore listtable listoverridetable rsidtbl xmlnstbl latentstyles fldinst"
  ).split(" "),
);

/** Words that stand for characters. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...["par", "line", "row", "sect", "page"].map((word) => [word, "\n"] as const),
  ...["tab", "cell"].map((word) => [word, "\t"] as const),
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
]);

/** Symbols that stand for characters: a blank that does not break, and a hyphen. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["~", " "],
  ["_", "-"],
  ["\\", "\\"],
  ["{", "{"],
  ["}", "}"],
  ["\n", "\n"],
]);

/** A word with its number, bytes in hexadecimal, a symbol, a brace, a line end (which means nothing), or text. */
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|((?:\\'[\da-f]{2})+)|\\([^a-z])|([{}])|\n|([^\\{}\n]+)/gi;
type Token = readonly (string | undefined)[];

/** The bytes of pictures. */
const HEXADECIMAL = /[\da-f\n]{200,}/gi;

/** Characters that are read: mark-up takes far more than words do. */
const MAX_LENGTH = 128 * 1024;

/** Code pages that have other names here than their number. */
const CHARSETS: ReadonlyMap<string, string> = new Map([
  ["932", "shift_jis"],
  ["936", "gbk"],
  ["949", "euc-kr"],
  ["950", "big5"],
  ["10000", "macintosh"],
  ["65001", "utf-8"],
]);

/** What a group inherits from the one around it. */
interface Group {
  readonly isUnseen: boolean;
  /** Characters after `\u` that stand for it in programs without Unicode. */
  readonly fallback: number;
}

class RtfText {
  #text = "";
  #charset = "windows-1252";
  #group: Group = { isUnseen: false, fallback: 1 };
  readonly #around: Group[] = [];
  /** Characters that are still to be left out. */
  #skipped = 0;

  read([, word, number, bytes, symbol, brace, text]: Token): void {
    if (word !== undefined) this.#readWord(word, number);
    else if (bytes !== undefined) this.#add(this.#decode(bytes));
    else if (symbol === "*") this.#set({ isUnseen: true });
    else if (symbol !== undefined) this.#add(SYMBOLS.get(symbol) ?? "");
    else if (brace === "{") this.#around.push(this.#group);
    else if (brace === "}") this.#group = this.#around.pop() ?? this.#group;
    else if (text !== undefined) this.#add(text);
  }

  toString(): string {
    return this.#text;
  }

  #readWord(word: string, number = ""): void {
    if (UNSEEN.has(word)) this.#set({ isUnseen: true });
    else if (word === "u") this.#addCode(Number(number));
    else if (word === "uc") this.#set({ fallback: Number(number) });
    else if (word === "ansicpg") this.#charset = CHARSETS.get(number) ?? `windows-${number}`;
    else this.#add(CHARACTERS.get(word) ?? "");
  }

  #set(change: Partial<Group>): void {
    this.#group = { ...this.#group, ...change };
  }

  #addCode(code: number): void {
    this.#add(String.fromCharCode(code < 0 ? code + 0x1_00_00 : code));
    this.#skipped = this.#group.fallback;
  }

  #add(text: string): void {
    const shown = text.slice(this.#skipped);
    this.#skipped = Math.max(0, this.#skipped - text.length);
    if (!this.#group.isUnseen) this.#text += shown;
  }

  #decode(escapes: string): string {
    const bytes = Buffer.from(escapes.replaceAll("\\'", ""), "hex");
    return decodeAs(this.#charset, bytes) ?? new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * What a reader of RTF sees, as word processors and some mail programs write it; another text unchanged. Libraries were
 * considered: those that are maintained make HTML of it, and bring tables of all character sets.
 */
export const withoutRtf = (text: string): string => {
  if (!/^\s{0,20}\{\\rtf\d/.test(text)) return text;
  const reader = new RtfText();
  for (const token of text.replace(HEXADECIMAL, "").slice(0, MAX_LENGTH).matchAll(TOKEN)) reader.read(token);
  return reader.toString().toWellFormed();
};
