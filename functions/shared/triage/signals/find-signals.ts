import { foldText } from "../fold-text.js";
import { withNumbersAsZero } from "./number-words.js";
import { findOccurrences, growTree, type ListedWord, type Occurrences, readWord, type WordNode } from "../word-tree.js";

/**
 * Words of a signal by language (BCP 47), separated by commas. `*` at the end of a word matches any ending, `*` at its
 * start any beginning, as in a German compound. ` .. ` stands for up to GAP_MAX characters of one sentence, and 0 for
 * any number.
 */
export type SignalWords = Readonly<Record<string, string>>;

/** Characters that may stand between two parts of an entry. */
const GAP_MAX = 40;

/** Separates sentences in the text that is searched. No entry has it. */
export const SENTENCE_END = " || ";

/** From the first character to the one after the last, in folded text that has a space at both ends. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where a word of a signal is. */
export interface Hit extends Place {
  readonly signal: string;
  /** As in the list, without its stars. */
  readonly word: string;
}

/** An entry of a list: one part, or several with gaps between them. */
interface Entry extends Pick<Hit, "signal" | "word"> {
  readonly parts: readonly ListedWord[];
}

/** An entry that matches inside words. */
interface Infix extends Pick<Hit, "signal" | "word"> {
  readonly folded: string;
  readonly isStem: boolean;
}

const INFIX_START = "*";

const withoutStars = (entry: string): string => entry.replaceAll("*", "");

const isInfix = ({ entry }: { readonly entry: string }): boolean => entry.startsWith(INFIX_START);

const entriesOf = (lists: Readonly<Record<string, SignalWords>>, language: string) =>
  Object.entries(lists).flatMap(([signal, words]) =>
    (words[language] ?? "")
      .split(",")
      .map((entry) => ({ signal, entry: withNumbersAsZero(entry.trim(), language) }))
      .filter(({ entry }) => entry !== ""),
  );

/** Finds the words of signals in one language. */
export class SignalFinder {
  readonly #entries: readonly Entry[];
  readonly #infixes: readonly Infix[];
  readonly #tree: WordNode;

  constructor(lists: Readonly<Record<string, SignalWords>>, language: string) {
    const entries = entriesOf(lists, language);
    this.#infixes = entries.filter(isInfix).map(({ signal, entry }) => ({
      signal,
      word: withoutStars(entry),
      folded: foldText(withoutStars(entry)),
      isStem: entry.endsWith("*"),
    }));
    this.#entries = entries
      .filter((entry) => !isInfix(entry))
      .map(({ signal, entry }) => ({
        signal,
        word: withoutStars(entry),
        parts: entry.split(" .. ").map((part) => readWord(part)),
      }));
    this.#tree = growTree(this.#entries.flatMap(({ parts }) => parts));
  }

  /** @param folded sentences that are joined by SENTENCE_END */
  find(folded: string): readonly Hit[] {
    const text = ` ${folded} `;
    const occurrences = findOccurrences(this.#tree, folded);
    const hits = this.#entries.flatMap(({ signal, word, parts }) =>
      placesOf(parts, occurrences, text).map((place) => ({ signal, word, ...place })),
    );
    return [...hits, ...this.#infixes.flatMap((infix) => placesOfInfix(infix, text))];
  }
}

const endsWord = (text: string, end: number): boolean => text.charCodeAt(end) === 0x20;

/** A word may be a stem in one list and match whole in another. */
const placesOfPart = (part: ListedWord, occurrences: Occurrences, text: string): readonly Place[] => {
  const places = occurrences.get(part.folded) ?? [];
  return part.isStem || part.isUnspaced ? places : places.filter(({ end }) => endsWord(text, end - 1));
};

const mayFollow = (text: string, first: Place, { start }: Place): boolean =>
  start >= first.end - 1 &&
  start - first.end <= GAP_MAX &&
  !text.slice(first.end - 1, start + 1).includes(SENTENCE_END);

const placesOf = (parts: readonly ListedWord[], occurrences: Occurrences, text: string): readonly Place[] => {
  const [first = [], ...rest] = parts.map((part) => placesOfPart(part, occurrences, text));
  return rest.reduce(
    (places, next) =>
      places.flatMap((place) => {
        const found = next.find((other) => mayFollow(text, place, other));
        return found === undefined ? [] : [{ start: place.start, end: found.end }];
      }),
    first,
  );
};

const placesOfInfix = ({ signal, word, folded, isStem }: Infix, text: string): readonly Hit[] => {
  const hits: Hit[] = [];
  for (let at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + folded.length)) {
    const end = at + folded.length;
    if (isStem || endsWord(text, end)) hits.push({ signal, word, start: at, end });
  }
  return hits;
};
