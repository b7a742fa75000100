/** Words and phrases by language (BCP 47), separated by commas. `*` at a word's end matches any ending. */
export type WordsByLanguage = Readonly<Record<string, string>>;

/** All words of a list, whatever the language: customers mix them, and a short text's language is a guess. */
export const wordsOf = (words: WordsByLanguage): readonly string[] =>
  Object.values(words).flatMap((list) => list.split(",").map((word) => word.trim()));
