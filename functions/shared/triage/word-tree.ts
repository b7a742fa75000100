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

const withoutStar = (entry: string): string => (entry.endsWith("*") ? entry.slice(0, -1) : entry);

const readAs = (entry: string, fold: (word: string) => string): ListedWord => {
  const word = withoutStar(entry);
  const isFolded = FOLDED_ALREADY.test(word);
  const isUnspaced = !isFolded && UNSPACED.test(word);
  return { word, folded: isFolded ? word : fold(word), isStem: word !== entry, isUnspaced };
};

/** Reads a word of a list: "invoice*", "data loss". */
export const readWord = (entry: string): ListedWord => readAs(entry, foldText);

/** Words without signs, which fold the same beside others. */
const FOLDS_ALONE = /^[\p{L}\p{M}\p{N} ]+$/u;

/** Folds words as one text, which is many times quicker than each by itself; none if one of them folds to nothing. */
const foldTogether = (words: readonly string[]): ReadonlyMap<string, string> => {
  const folded = foldText(words.join("|")).split(" | ");
  return new Map(folded.length === words.length ? words.map((word, at) => [word, folded[at] ?? ""]) : []);
};

/** Reads the words of a list, as readWord reads each of them. */
export const readWords = (entries: readonly string[]): readonly ListedWord[] => {
  const words = entries.map(withoutStar);
  const folded = foldTogether(words.filter((word) => !FOLDED_ALREADY.test(word) && FOLDS_ALONE.test(word)));
  return entries.map((entry) => readAs(entry, (word) => folded.get(word) ?? foldText(word)));
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

const SPACE = 0x20;

const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) === SPACE;

/** Units below this are looked up by pairs. */
const ASCII = 0x80;

/** Of two ASCII units, one by one in a table: 1 where a word of a tree may begin with them. */
const makePairs = (root: WordNode): Uint8Array => {
  const pairs = new Uint8Array(ASCII * ASCII);
  for (const [first, { next, word }] of root.next) {
    const row = first.charCodeAt(0) * ASCII;
    if (word !== undefined) pairs.fill(1, row, row + ASCII);
    for (const second of next.keys()) if (second.charCodeAt(0) < ASCII) pairs[row + second.charCodeAt(0)] = 1;
  }
  return pairs;
};

const pairsOfTrees = new WeakMap<WordNode, Uint8Array>();

const pairsOf = (root: WordNode): Uint8Array => {
  const pairs = pairsOfTrees.get(root) ?? makePairs(root);
  pairsOfTrees.set(root, pairs);
  return pairs;
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
  const pairs = pairsOf(root);
  for (let start = 1, before = SPACE, unit = text.charCodeAt(1); start < text.length - 1; start += 1) {
    const after = text.charCodeAt(start + 1);
    const begins = before === SPACE || unit >= FIRST_UNSPACED;
    if (begins && ((unit | after) >= ASCII || pairs[unit * ASCII + after] === 1)) finder.findAt(start);
    [before, unit] = [unit, after];
  }
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
