import { lookAlikeOf } from "./confusables.js";
import { foldText, INSIDE_PHRASE } from "./fold-text.js";
import { isLetterAt, isWhiteAt } from "./letters.js";
import { FIRST_UNSPACED, type WordNode } from "./word-tree.js";

/** What people write instead of a letter, because it looks like it. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "il",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "gb",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "il",
  "|": "li",
  "€": "e",
  "£": "l",
  "¢": "c",
  "(": "c",
  "+": "t",
  i: "l",
  l: "i",
};

/** Two letters that look like one. */
const PAIRS: Readonly<Record<string, string>> = { rn: "m", vv: "w" };

/** Shorter words are found by chance among letters that are taken apart. */
const LETTERS_MIN = 5;

/** Characters between two letters that are still read as one word. */
const GAP_MAX = 3;

/** Repeated letters that are passed over in one word: "outaaage". */
const REPEATS_MAX = 24;

/** A word that is cut once by a blank has at least so many letters: "ha cked" is one, "in a" is none. */
const CUT_ONCE_MIN = 6;

/** Longest part of a word that is cut more than once by blanks: "o u t a g e", "ou ta ge". */
const PARTS_MAX = 3;

/** How a word or phrase has been read so far. */
interface Reading {
  /** Whether anything stands for something else, or a gap is where none belongs. */
  readonly isDisguised: boolean;
  readonly repeats: number;
  /** Blanks inside words; one at the end of a sentence counts twice. */
  readonly cuts: number;
  /** Whether the word that is being read is cut. */
  readonly isCut: boolean;
  /** Letters before the part of a word that is being read. */
  readonly lettersBefore: number;
  /** Letters of the longest part of a word that is cut. */
  readonly longestPart: number;
}

const START: Reading = {
  isDisguised: false,
  repeats: 0,
  cuts: 0,
  isCut: false,
  lettersBefore: 0,
  longestPart: 0,
};

const longestPartOf = ({ isCut, lettersBefore, longestPart }: Reading, { letters }: WordNode): number =>
  isCut ? Math.max(letters - lettersBefore, longestPart) : longestPart;

const isBelievable = (reading: Reading, node: WordNode): boolean =>
  reading.isDisguised &&
  node.letters >= LETTERS_MIN &&
  (reading.cuts === 0 ||
    (reading.cuts === 1 && node.letters >= CUT_ONCE_MIN) ||
    longestPartOf(reading, node) <= PARTS_MAX);

/** Two words that a cut may make of one, except where only the one fits. */
const TWO_WORDS = /(?:^|[^\p{L}])(?:out\s+age|hack\s+ed)$/u;
const ONE_WORD =
  /(?<!\p{L})(?:an?|the|this|total|full|complete|major|global|power|network|system|service|production|another|ongoing|been|was|were|got|get|getting|is|are)\s+(?:out\s+age|hack\s+ed)$/u;

const isTwoWords = (text: string): boolean => TWO_WORDS.test(text) && !ONE_WORD.test(text);

/** The flag of a country is two of these letters; so is the start of "🇴🇺tage". */
const regionalLetter = (text: string, at: number): string | undefined => {
  const code = text.charCodeAt(at) === 0xd83c ? text.charCodeAt(at + 1) - 0xdde6 : -1;
  return code >= 0 && code < 26 ? String.fromCharCode(0x61 + code) : undefined;
};

/** Units between a position and the next letter; 0 when there is none close by. */
const gapAt = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && end - at <= GAP_MAX && !isLetterAt(text, end)) end += 1;
  return end - at > GAP_MAX || end === text.length ? 0 : end - at;
};

/** Blanks before a sign that stands for a letter; 0 when there is none close by. */
const blanksAt = (text: string, at: number): number => {
  let end = at;
  while (end - at < GAP_MAX && isWhiteAt(text, end)) end += 1;
  return end > at && text.charAt(end) in STANDS_FOR ? end - at : 0;
};

/** The end of a sentence between two words, or a mark that scripts without spaces have there. */
const SENTENCE_END = /^[^\s]+\s|^\s+[!?;:,]|[。！？、，；：]/u;
const HYPHEN_AT_LINE_END = /^[-\u2010\u2011]\n$/;

interface Found {
  readonly word: string;
  readonly end: number;
}

/** Reads disguised words of a tree in one text. */
class DisguiseReader {
  private best: Found | undefined;
  /** Whether the position is not inside a word. */
  private isFirst = true;

  constructor(
    private readonly text: string,
    private readonly root: WordNode,
  ) {}

  /** The longest disguised word or phrase that begins at a position. */
  at(start: number): Found | undefined {
    this.best = undefined;
    this.isFirst = start === 0 || !isLetterAt(this.text, start - 1);
    this.readLetter(start, this.root, START);
    return this.best;
  }

  private goOn(at: number, node: WordNode, reading: Reading): void {
    this.readLetter(at, node, reading);
    this.passRepeat(at, node, reading);
    const gap = gapAt(this.text, at);
    this.passGaps(at, gap, node, reading);
    const blanks = blanksAt(this.text, at);
    if (blanks > 0 && blanks !== gap) this.passGaps(at, blanks, node, reading);
  }

  private passGaps(at: number, gap: number, node: WordNode, reading: Reading): void {
    const next = node.next.get(" ");
    if (next !== undefined) this.nextWord(at, gap, next, reading);
    if (gap > 0) this.passGap(at, gap, node, reading);
  }

  private accept(at: number, node: WordNode, word: string, reading: Reading): void {
    const { isStem, isUnspaced } = node;
    if (!(isUnspaced ? reading.isDisguised : isBelievable(reading, node))) return;
    const isWhole = isUnspaced || (this.isFirst && (isStem || !isLetterAt(this.text, at)));
    if (isWhole && at > (this.best?.end ?? 0)) this.best = { word, end: at };
  }

  /** Follows every letter that the text may mean at a position. */
  private readLetter(at: number, node: WordNode, reading: Reading): void {
    const unit = this.text.charAt(at);
    const isLetter = isLetterAt(this.text, at);
    this.take(unit, at + 1, node, reading, isLetter);
    const like = isLetter ? undefined : lookAlikeOf(unit.charCodeAt(0));
    if (like !== undefined) this.take(like, at + 1, node, reading, false);
    for (const letter of STANDS_FOR[unit] ?? "") this.take(letter, at + 1, node, reading, false);
    const pair = unit === "r" || unit === "v" ? PAIRS[this.text.slice(at, at + 2)] : undefined;
    const other = pair ?? regionalLetter(this.text, at);
    if (other !== undefined) this.take(other, at + 2, node, reading, false);
  }

  private take(letter: string, end: number, node: WordNode, reading: Reading, isItself: boolean): void {
    const next = letter === " " ? undefined : node.next.get(letter);
    if (next === undefined) return;
    const now = isItself || reading.isDisguised ? reading : { ...reading, isDisguised: true };
    if (next.word !== undefined) this.accept(end, next, next.word, now);
    this.goOn(end, next, now);
  }

  private passRepeat(at: number, node: WordNode, reading: Reading): void {
    const isRepeat = isLetterAt(this.text, at) && this.text.charAt(at) === this.text.charAt(at - 1);
    if (!isRepeat || reading.repeats >= REPEATS_MAX) return;
    const now = { ...reading, isDisguised: true, repeats: reading.repeats + 1 };
    if (node.word !== undefined) this.accept(at + 1, node, node.word, now);
    this.goOn(at + 1, node, now);
  }

  /** From one word of a phrase to the next. */
  private nextWord(at: number, gap: number, next: WordNode, reading: Reading): void {
    const between = this.text.slice(at, at + gap);
    const isPlain = gap > 0 && INSIDE_PHRASE.test(between);
    if (gap === 0 ? !isLetterAt(this.text, at - 1) : !isPlain && SENTENCE_END.test(between)) return;
    this.goOn(at + gap, next, {
      ...reading,
      isDisguised: reading.isDisguised || !isPlain,
      isCut: false,
      lettersBefore: next.letters,
      longestPart: longestPartOf(reading, next),
    });
  }

  /** From one part of a word to the next: "out-age", "o u t a g e". */
  private passGap(at: number, gap: number, node: WordNode, reading: Reading): void {
    const between = this.text.slice(at, at + gap);
    if (/[。！？、，；：]/u.test(between)) return;
    const hasBlank = /\s/.test(between) && !HYPHEN_AT_LINE_END.test(between);
    if (!hasBlank) this.goOn(at + gap, node, { ...reading, isDisguised: true });
    else this.goOn(at + gap, node, cut(reading, node, /[.!?;:,]/.test(between) ? 2 : 1));
  }
}

const cut = (reading: Reading, node: WordNode, cuts: number): Reading => ({
  ...reading,
  isDisguised: true,
  cuts: reading.cuts + cuts,
  isCut: true,
  longestPart: Math.max(reading.longestPart, node.letters - reading.lettersBefore),
  lettersBefore: node.letters,
});

/**
 * Where a disguised word may begin: at the start of a word, or anywhere in a script without spaces. Asked for every
 * character, so what rules out most of them comes first.
 */
const mayBegin = (text: string, at: number, { next }: WordNode): boolean => {
  if (at > 0 && text.charCodeAt(at) < FIRST_UNSPACED && isLetterAt(text, at - 1)) return false;
  const unit = text.charAt(at);
  return next.has(unit) || unit in STANDS_FOR || unit === "r" || unit === "v" || unit === "\ud83c";
};

/** Characters before a word that tell two words from one that is cut. */
const CONTEXT = 16;

/**
 * Text in which words of a tree are written plainly that were disguised in folded letters (see foldLetters): with
 * digits or signs for letters ("0utage", "d@ta l0ss"), with marks or blanks between letters ("o.u.t.a.g.e", "out-age",
 * "d a t a  l o s s"), without the blanks of a phrase, or with letters repeated ("outaaage"). The same text when there
 * are none.
 */
export const undisguise = (letters: string, root: WordNode): string => {
  const reader = new DisguiseReader(letters, root);
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const found = mayBegin(letters, at, root) ? reader.at(at) : undefined;
    if (found === undefined || isTwoWords(letters.slice(Math.max(0, at - CONTEXT), found.end))) continue;
    parts.push(letters.slice(done, at), " ", foldText(found.word), " ");
    done = found.end;
    at = found.end - 1;
  }
  return parts.length === 0 ? letters : [...parts, letters.slice(done)].join("");
};
