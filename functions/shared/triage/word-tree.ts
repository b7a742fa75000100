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

/** Called with a folded word and where it is. */
type Visit = (word: string, occurrence: Occurrence) => void;

/** More occurrences of one word say nothing new. */
const OCCURRENCES_MAX = 200;

/** Stands for punctuation in folded text, and begins no word. Every second word of a text may be one. */
const BAR = 0x7c;

const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) === 0x20;

/**
 * The position after one where a word may begin: after a space, or in scripts without boundaries anywhere. The text has
 * a space at both ends.
 */
const nextStart = (text: string, after: number, mayBeUnspaced: boolean): number => {
  if (!mayBeUnspaced) return text.indexOf(" ", after) + 1;
  let start = after + 1;
  while (start < text.length && !isSpace(text, start - 1) && text.charCodeAt(start) < FIRST_UNSPACED) start += 1;
  return start;
};

/** Finds the words of a tree in one text, which has a space at both ends. */
class WordFinder {
  constructor(
    private readonly text: string,
    private readonly root: WordNode,
    private readonly visit: Visit,
  ) {}

  /** Finds the words that begin at a position. */
  findAt(start: number): void {
    if (this.text.charCodeAt(start) === BAR) return;
    let node = this.root.next.get(this.text.charAt(start));
    for (let at = start + 1; node !== undefined; at += 1) {
      if (node.word !== undefined) this.accept(node.word, node, start, at);
      node = node.next.get(this.text.charAt(at));
    }
  }

  private accept(word: string, { isStem, isUnspaced }: WordNode, start: number, end: number): void {
    const isFirst = isSpace(this.text, start - 1);
    if (isUnspaced) this.visit(word, { start, end });
    else if (isFirst && isStem) this.visit(word, { start: start - 1, end });
    else if (isFirst && isSpace(this.text, end)) this.visit(word, { start: start - 1, end: end + 1 });
  }
}

/**
 * Visits all words of a tree in folded text, which is read once, from the first to the last. Words and phrases match
 * whole, those with a star with any ending, and those of scripts without spaces anywhere.
 */
export const visitOccurrences = (root: WordNode, folded: string, visit: Visit): void => {
  const text = ` ${folded} `;
  const finder = new WordFinder(text, root, visit);
  const mayBeUnspaced = MAY_BE_UNSPACED.test(text);
  const last = text.length - 1;
  for (let start = 1; start < last; start = nextStart(text, start, mayBeUnspaced)) finder.findAt(start);
};

/** Where the words of a tree are in folded text: the first places of each. */
export const findOccurrences = (root: WordNode, folded: string): Occurrences => {
  const found = new Map<string, Occurrence[]>();
  visitOccurrences(root, folded, (word, occurrence) => {
    const places = found.get(word);
    if (places === undefined) found.set(word, [occurrence]);
    else if (places.length < OCCURRENCES_MAX) places.push(occurrence);
  });
  return found;
};
