import { foldText } from "./fold-text.js";

/** A letter of a word, with what may follow it. The edge " " leads to the next word of a phrase. */
export interface WordNode {
  readonly next: ReadonlyMap<string, WordNode>;
  /** The folded word or phrase that ends here. */
  readonly word: string | undefined;
  /** Whether any ending of it is the same word. */
  readonly isStem: boolean;
  readonly isUnspaced: boolean;
  /** Letters on the way here, without blanks. */
  readonly letters: number;
}

interface GrowingNode extends WordNode {
  readonly next: Map<string, GrowingNode>;
  word: string | undefined;
  isStem: boolean;
  isUnspaced: boolean;
}

/**
 * Scripts without spaces between words, or with articles and particles attached to them: words there have no
 * boundaries.
 */
const UNSPACED = /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** No letter of these scripts comes before the Arabic ones. */
export const FIRST_UNSPACED = 0x0600;
const MAY_BE_UNSPACED = /[\u0600-\uffff]/;

/** Most words of the lists are folded already, and folding hundreds of them takes time. */
const FOLDED_ALREADY = /^[a-z0-9 ]+$/;

/** A word of a list. */
export interface ListedWord {
  /** As in the list, without its star. */
  readonly word: string;
  readonly folded: string;
  /** Whether it had a star: any ending of it is the same word. */
  readonly isStem: boolean;
  /** Whether it is of a script whose words have no boundaries. */
  readonly isUnspaced: boolean;
}

/** Reads a word of a list: "invoice*", "data loss". */
export const readWord = (entry: string): ListedWord => {
  const isStem = entry.endsWith("*");
  const word = isStem ? entry.slice(0, -1) : entry;
  const isFolded = FOLDED_ALREADY.test(word);
  return { word, folded: isFolded ? word : foldText(word), isStem, isUnspaced: !isFolded && UNSPACED.test(word) };
};

const newNode = (letters: number): GrowingNode => ({
  next: new Map(),
  word: undefined,
  isStem: false,
  isUnspaced: false,
  letters,
});

const addWord = (root: GrowingNode, { folded, isStem, isUnspaced }: ListedWord): void => {
  let node = root;
  for (const unit of folded.split("")) {
    const next = node.next.get(unit) ?? newNode(unit === " " ? node.letters : node.letters + 1);
    node.next.set(unit, next);
    node = next;
  }
  node.word = folded;
  node.isStem ||= isStem;
  node.isUnspaced ||= isUnspaced;
};

/** Makes a tree of words, letter by letter, so that a text is searched for all of them at once. */
export const growTree = (words: Iterable<ListedWord>): WordNode => {
  const root = newNode(0);
  for (const word of words) addWord(root, word);
  return root;
};

/** Where a word is in folded text that has a space at both ends, with the spaces around it. */
interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** By folded word. */
export type Occurrences = ReadonlyMap<string, readonly Occurrence[]>;

/** More occurrences of one word say nothing new. */
const OCCURRENCES_MAX = 200;

/** Calls back with every word that begins at a position, and with the index after it. */
const wordsAt = (text: string, start: number, root: WordNode, onWord: (node: WordNode, end: number) => void): void => {
  let node = root.next.get(text.charAt(start));
  for (let at = start + 1; node !== undefined; at += 1) {
    if (node.word !== undefined) onWord(node, at);
    node = node.next.get(text.charAt(at));
  }
};

const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) === 0x20;

/** The first positions of words, and in scripts without boundaries all positions. The text has a space at both ends. */
function* startsIn(text: string): Generator<number> {
  if (!MAY_BE_UNSPACED.test(text)) {
    for (let space = 0; space < text.length - 1; space = text.indexOf(" ", space + 1)) yield space + 1;
    return;
  }
  for (let start = 1; start < text.length - 1; start += 1)
    if (isSpace(text, start - 1) || text.charCodeAt(start) >= FIRST_UNSPACED) yield start;
}

/**
 * Finds all words of a tree in folded text, which is read once. Words and phrases match whole, those with a star with
 * any ending, and those of scripts without spaces anywhere.
 */
export const findOccurrences = (root: WordNode, folded: string): Occurrences => {
  const found = new Map<string, Occurrence[]>();
  const text = ` ${folded} `;
  const keep = (word: string, occurrence: Occurrence): void => {
    const places = found.get(word);
    if (places === undefined) found.set(word, [occurrence]);
    else if (places.length < OCCURRENCES_MAX) places.push(occurrence);
  };
  for (const start of startsIn(text)) {
    const isFirst = isSpace(text, start - 1);
    wordsAt(text, start, root, ({ word = "", isStem, isUnspaced }, end) => {
      if (isUnspaced) keep(word, { start, end });
      else if (isFirst && isStem) keep(word, { start: start - 1, end });
      else if (isFirst && isSpace(text, end)) keep(word, { start: start - 1, end: end + 1 });
    });
  }
  return found;
};
