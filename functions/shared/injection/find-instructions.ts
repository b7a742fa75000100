import { onFirstUse } from "../contracts/on-first-use.js";
import { undisguisedText } from "../triage/disguised-words.js";
import { foldLetters, separateWords } from "../triage/fold-text.js";
import { growTree, readWords, visitOccurrences } from "../triage/word-tree.js";
import { hasForgedStructure } from "./forged-structure.js";
import { hiddenTexts, hidesText, reversed, rotated } from "./hidden-text.js";
import { DISGUISED_LISTS, INSTRUCTION_KINDS, INSTRUCTION_RULES, type InstructionKind } from "./instruction-words.js";

/** Characters between the words of a rule that does not say it. */
const CLOSE = 60;

/** A list of a rule, by its place. */
interface ListPlace {
  readonly rule: number;
  readonly list: number;
}

/** The words of all rules, with the lists that have each of them by its folded form. */
const ofRules = onFirstUse(() => {
  const entries = INSTRUCTION_RULES.flatMap(({ allOf }, rule) =>
    allOf.flatMap((list, at) => list.map((entry) => ({ entry, place: { rule, list: at } }))),
  );
  const words = readWords(entries.map(({ entry }) => entry));
  const places = new Map<string, ListPlace[]>();
  for (const [at, { place }] of entries.entries()) {
    const folded = words[at]?.folded ?? "";
    places.set(folded, [...(places.get(folded) ?? []), place]);
  }
  return { tree: growTree(words), places };
});

/** Words that are recognised in disguise: fewer, because that takes time. */
const disguisedWords = onFirstUse(() => growTree(readWords(DISGUISED_LISTS.flat())));

/** Reads folded text once and notes the rules of which all lists have a word close by. */
class RuleReader {
  readonly kinds = new Set<InstructionKind>();
  /** By rule and list: where the last word ended. */
  readonly #ends = INSTRUCTION_RULES.map(({ allOf }) => allOf.map(() => -Infinity));

  read(folded: string): void {
    const { tree, places } = ofRules();
    for (const ends of this.#ends) ends.fill(-Infinity);
    visitOccurrences(tree, folded, (word, { start, end }) => {
      for (const place of places.get(word) ?? []) this.#note(place, start, end);
    });
  }

  #note({ rule, list }: ListPlace, start: number, end: number): void {
    const ends = this.#ends[rule];
    const applied = INSTRUCTION_RULES[rule];
    if (ends === undefined || applied === undefined) return;
    ends[list] = end;
    const { kind, within = CLOSE } = applied;
    if (ends.every((last) => last >= start - within)) this.kinds.add(kind);
  }
}

/** Digits and signs within words, and the letters that they stand for. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  "@": "a",
  $: "s",
};
const IN_WORD = /(?<=\p{L})[013457@$]{1,4}|[013457@$]{1,4}(?=\p{L})/gu;

/** A word with the same mark after each letter: "i.g.n.o.r.e". */
const TAKEN_APART = /(?<![\p{L}\p{N}])\p{L}([ .*_·-])\p{L}(?:\1\p{L})+(?![\p{L}\p{N}])/gu;

const withPlainWords = (text: string): string =>
  text
    .replace(IN_WORD, (signs) => signs.replace(/./g, (sign) => STANDS_FOR[sign] ?? sign))
    .replace(TAKEN_APART, (word, mark: string) => word.replaceAll(mark, ""));

/** What the words of a text say, plainly, in disguise, in ROT13 or backwards. */
const kindsOfWords = (text: string): ReadonlySet<InstructionKind> => {
  const letters = foldLetters(text);
  const folded = separateWords(letters);
  const reader = new RuleReader();
  for (const reading of [folded, rotated(folded), reversed(folded)]) reader.read(reading);
  const disguised = undisguisedText(letters, disguisedWords());
  if (disguised !== "") reader.read(separateWords(disguised));
  const plain = withPlainWords(letters);
  if (plain !== letters) reader.read(separateWords(plain));
  return reader.kinds;
};

/** A ticket's texts have less; of a longer one, the middle is not read. */
const START = 64 * 1024;
const END = 32 * 1024;

const startAndEnd = (text: string): string =>
  text.length <= START + END ? text : `${text.slice(0, START)}\n${text.slice(-END)}`;

/**
 * What in a text speaks to a model instead of to support, sorted; empty for nearly all tickets. Reads 14 languages, and
 * words that are disguised, encoded, invisible or written backwards, in the first 64 Ki and the last 32 Ki characters.
 * Its silence proves nothing: there is no end to the ways to ask for something.
 */
export const findInstructions = (text: string): readonly InstructionKind[] => {
  const read = startAndEnd(text);
  const readings = [read, ...hiddenTexts(read)];
  const kinds = new Set(readings.flatMap((reading) => [...kindsOfWords(reading)]));
  if (readings.some(hasForgedStructure)) kinds.add("structure");
  if (hidesText(read)) kinds.add("hidden");
  return INSTRUCTION_KINDS.filter((kind) => kinds.has(kind));
};
