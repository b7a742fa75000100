import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";

/** Says a message in the person's language. Another function whenever the language or its words are others. */
type Say = I18n["_"];

/** A hook that has words for all who use it: built once for each language, and not in every row of a list. */
export const sharedWords = <Words>(build: (say: Say) => Words): (() => Words) => {
  const built = new WeakMap<Say, Words>();
  const useWords = (): Words => {
    const { _ } = useLingui();
    const words = built.get(_) ?? build(_);
    built.set(_, words);
    return words;
  };
  return useWords;
};
