import { lookAlikeOf } from "./confusables.js";
import { blanksAt, gapAt, PAIRS, regionalLetter, REPEATS_MAX, STANDS_FOR } from "./disguises.js";
import { isLetterAt } from "./letters.js";
import { FIRST_UNSPACED, type WordNode } from "./word-tree.js";

/** Letters of a word that are looked for before it is read closely: they rule out nearly all words of a plain text. */
const AHEAD = 3;

const meanings = new Map<string, readonly string[]>();

/** Every letter that a unit may be or stand for. */
const meaningsOf = (unit: string): readonly string[] => {
  const known = meanings.get(unit);
  if (known !== undefined) return known;
  const like = isLetterAt(unit, 0) ? undefined : lookAlikeOf(unit.charCodeAt(0));
  const itself = unit === " " ? [] : [unit];
  const made = [...itself, ...(like === undefined ? [] : [like]), ...Array.from(STANDS_FOR[unit] ?? "")];
  meanings.set(unit, made);
  return made;
};

/**
 * Whether a text may go on with so many letters of a tree, in any of the ways that `DisguiseReader` follows. It says
 * yes wherever the reader finds a word, and sometimes where it finds none, but makes no objects.
 */
const mayGoOn = (text: string, at: number, node: WordNode, letters: number, repeats = 0): boolean => {
  if (letters === 0 || node.word !== undefined || mayRead(text, at, node, letters, repeats)) return true;
  const isRepeat = repeats < REPEATS_MAX && isLetterAt(text, at) && text.charAt(at) === text.charAt(at - 1);
  if (isRepeat && mayGoOn(text, at + 1, node, letters, repeats + 1)) return true;
  const gap = gapAt(text, at);
  if (mayPassGap(text, at + gap, node, letters, repeats, gap > 0)) return true;
  const blanks = blanksAt(text, at);
  return blanks > 0 && blanks !== gap && mayPassGap(text, at + blanks, node, letters, repeats, true);
};

const mayPassGap = (
  text: string,
  end: number,
  node: WordNode,
  letters: number,
  repeats: number,
  isGap: boolean,
): boolean => {
  const next = node.next.get(" ");
  if (next !== undefined && mayGoOn(text, end, next, letters, repeats)) return true;
  return isGap && mayGoOn(text, end, node, letters, repeats);
};

const mayRead = (text: string, at: number, node: WordNode, letters: number, repeats: number): boolean => {
  const unit = text.charAt(at);
  for (const letter of meaningsOf(unit)) {
    const next = node.next.get(letter);
    if (next !== undefined && mayGoOn(text, at + 1, next, letters - 1, repeats)) return true;
  }
  const pair = unit === "r" || unit === "v" ? PAIRS[text.slice(at, at + 2)] : regionalLetter(text, at);
  const next = pair === undefined ? undefined : node.next.get(pair);
  return next !== undefined && mayGoOn(text, at + 2, next, letters - 1, repeats);
};

/** Code units below this are looked up by pairs. */
const ASCII = 0x80;

/** Where words of a tree may begin. What was found out of a unit, or of two letters, is kept. */
class Beginnings {
  /** By code unit: 1 where a word may begin, 2 where none may, 0 for those that have not been looked at. */
  readonly #units = new Uint8Array(0x1_0000);
  /** The same for two ASCII letters. */
  readonly #pairs = new Uint8Array(ASCII * ASCII);

  /** How often the letters ahead were looked at. */
  looks = 0;

  constructor(private readonly root: WordNode) {}

  /**
   * Whether a disguised word may begin at a position: at the start of a word, or anywhere in a script without spaces.
   * Asked for every character, so what rules out most of them comes first.
   */
  at(text: string, at: number): boolean {
    const code = text.charCodeAt(at);
    if (this.#units[code] === 0) this.#units[code] = this.#mayBegin(text.charAt(at)) ? 1 : 2;
    if (this.#units[code] === 2) return false;
    if (at > 0 && code < FIRST_UNSPACED && isLetterAt(text, at - 1)) return false;
    if (!this.#mayGoOnAt(text, at, code)) return false;
    this.looks += 1;
    return mayRead(text, at, this.root, AHEAD, 0);
  }

  #mayBegin(unit: string): boolean {
    return this.root.next.has(unit) || unit in STANDS_FOR || unit === "r" || unit === "v" || unit === "\ud83c";
  }

  /** Two letters that differ say by themselves whether a word begins with them, but for those that look like one. */
  #mayGoOnAt(text: string, at: number, code: number): boolean {
    const second = text.charCodeAt(at + 1);
    if (!(code < ASCII && second < ASCII) || code === second || !isLetterAt(text, at + 1)) return true;
    const pair = code * ASCII + second;
    if (this.#pairs[pair] === 0) {
      const both = text.slice(at, at + 2);
      this.#pairs[pair] = both in PAIRS || mayRead(both, 0, this.root, 2, 0) ? 1 : 2;
    }
    return this.#pairs[pair] === 1;
  }
}

const beginnings = new WeakMap<WordNode, Beginnings>();

export const beginningsOf = (root: WordNode): Beginnings => {
  const made = beginnings.get(root) ?? new Beginnings(root);
  beginnings.set(root, made);
  return made;
};
