import { lookAlikeOf } from "./confusables.js";
import { blanksAt, gapAt, PAIRS, regionalLetter, REPEATS_MAX, STANDS_FOR } from "./disguises.js";
import { foldText, INSIDE_PHRASE } from "./fold-text.js";
import { isLetterAt } from "./letters.js";
import { beginningsOf } from "./word-beginnings.js";
import type { WordNode } from "./word-tree.js";

/** Shorter words are found by chance among letters that are taken apart. */
const LETTERS_MIN = 5;

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

/** The end of a sentence between two words, or a mark that scripts without spaces have there. */
const SENTENCE_END = /^[^\s]+\s|^\s+[!?;:,]|[。！？、，；：]/u;
const HYPHEN_AT_LINE_END = /^[-\u2010\u2011]\n$/;

interface Found {
  readonly word: string;
  readonly end: number;
}

/** Reads disguised words of a tree in one text. */
class DisguiseReader {
  /** Letters and gaps that were followed so far. */
  steps = 0;
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
    this.steps += 1;
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

/** Characters before a word that tell two words from one that is cut. */
const CONTEXT = 16;

interface Place extends Found {
  readonly start: number;
}

/** What a character, a look at the letters ahead, and a step of reading cost, compared to each other. */
const COST = { character: 1, look: 8, step: 16 } as const;

/** The disguised words of a text. @param most cost after which the rest of the text is not searched */
function* disguisedIn(letters: string, root: WordNode, most: number): Generator<Place> {
  const reader = new DisguiseReader(letters, root);
  const starts = beginningsOf(root);
  starts.looks = 0;
  const cost = (at: number) => COST.character * at + COST.look * starts.looks + COST.step * reader.steps;
  for (let at = 0; at < letters.length && cost(at) < most; at += 1) {
    const found = starts.at(letters, at) ? reader.at(at) : undefined;
    if (found === undefined || isTwoWords(letters.slice(Math.max(0, at - CONTEXT), found.end))) continue;
    yield { ...found, start: at };
    at = found.end - 1;
  }
}

/**
 * Text in which words of a tree are written plainly that were disguised in folded letters (see foldLetters): with
 * digits or signs for letters ("0utage", "d@ta l0ss"), with marks or blanks between letters ("o.u.t.a.g.e", "out-age",
 * "d a t a  l o s s"), without the blanks of a phrase, or with letters repeated ("outaaage"). The same text when there
 * are none.
 */
export const undisguise = (letters: string, root: WordNode): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { start, word, end } of disguisedIn(letters, root, Infinity)) {
    parts.push(letters.slice(done, start), " ", foldText(word), " ");
    done = end;
  }
  return parts.length === 0 ? letters : [...parts, letters.slice(done)].join("");
};

/** Characters on either side of a disguised word, which tell whether it is a report. */
const AROUND = 200;

/** Disguised words that are taken from one text. A report has few, and more say nothing else. */
const PLACES_MAX = 50;

/** Cost of one text, which bounds its time. A few hundred kilobytes of plain text, log lines or HTML cost less. */
const MOST_COST = 700_000;

/** The surroundings of each disguised word of a long text, in which it is written plainly; "" when there is none. */
export const disguisedPlaces = (letters: string, root: WordNode): string => {
  const parts: string[] = [];
  for (const { start, word, end } of disguisedIn(letters, root, MOST_COST)) {
    parts.push(letters.slice(Math.max(0, start - AROUND), start), " ", foldText(word), " ");
    parts.push(letters.slice(end, end + AROUND), "\n");
    if (parts.length >= PLACES_MAX * 6) break;
  }
  return parts.join("");
};

/** Characters of a long text that are searched for disguised words whatever that costs; in the rest, it is bounded. */
const LONG_START = 32 * 1024;
const LONG_END = 16 * 1024;

/** Longer than a disguised phrase, which may be at the border of two parts. */
const OVERLAP = 256;

/** Folded letters whose disguised words are written plainly, or the parts of long ones that have some; "" for none. */
export const undisguisedText = (letters: string, root: WordNode): string => {
  const isLong = letters.length > LONG_START + LONG_END;
  const looked = isLong ? `${letters.slice(0, LONG_START)}\n${letters.slice(-LONG_END)}` : letters;
  const undisguised = undisguise(looked, root);
  const places = isLong ? disguisedPlaces(letters.slice(LONG_START - OVERLAP, OVERLAP - LONG_END), root) : "";
  return undisguised === looked && places === "" ? "" : `${undisguised}\n${places}`;
};
