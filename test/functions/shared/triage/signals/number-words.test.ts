import { expect, it } from "vitest";
import type { SignalWords } from "../../../../../functions/shared/triage/signals/find-signals.js";
import { withNumbersAsZero } from "../../../../../functions/shared/triage/signals/number-words.js";
import { AFFECTED_WORDS } from "../../../../../functions/shared/triage/signals/affected-words.js";
import { GRAMMAR_WORDS } from "../../../../../functions/shared/triage/signals/grammar-words.js";
import { MATTER_WORDS } from "../../../../../functions/shared/triage/signals/matter-words.js";
import { STATE_WORDS } from "../../../../../functions/shared/triage/signals/state-words.js";
import { REACH_WORDS } from "../../../../../functions/shared/triage/signals/reach-words.js";
import { TONE_WORDS } from "../../../../../functions/shared/triage/signals/tone-words.js";
import { TOPIC_WORDS } from "../../../../../functions/shared/triage/signals/topic-words.js";
import { TROUBLE_WORDS } from "../../../../../functions/shared/triage/signals/trouble-words.js";

const LISTS: Readonly<Record<string, SignalWords>> = {
  ...AFFECTED_WORDS,
  ...GRAMMAR_WORDS,
  ...MATTER_WORDS,
  ...REACH_WORDS,
  ...STATE_WORDS,
  ...TONE_WORDS,
  ...TOPIC_WORDS,
  ...TROUBLE_WORDS,
};

it.each([
  ["en", "1,234.50 of 3 files, twenty-two shops and a hundred users", "0 of 0 files, 0 shops and 0 users"],
  ["de", "zwölf Kassen, vierundzwanzig Türen, 3 Leute", "0 Kassen, 0 Türen, 0 Leute"],
  ["fr", "trente postes et deux cents clients", "0 postes et 0 0 clients"],
  ["es", "once tiendas", "0 tiendas"],
  ["it", "sei negozi", "0 negozi"],
  ["pt", "três lojas", "0 lojas"],
  ["nl", "vijfentwintig winkels", "0 winkels"],
  ["ja", "二十三店舗と３台と三分", "0店舗と0台と0分"],
])("%s: writes numbers of %j as 0", (language, text, expected) => {
  expect(withNumbersAsZero(text, language)).toBe(expected);
});

it.each([
  ["en", "once, someone often tends to have one tenant"],
  ["de", "ein Hundertstel, sei so gut, achten"],
  ["fr", "un centre, une dizaine"],
  ["ja", "一人で一般の十分な一覧"],
])("%s: leaves %j as it is", (language, text) => {
  expect(withNumbersAsZero(text, language)).toBe(text);
});

it("knows no words of an unknown language", () => {
  expect(withNumbersAsZero("zwei 2", undefined)).toBe("zwei 0");
});

/** Since every number is read as 0, such an entry would be found in any text with a number. */
it("no entry of a list is a number alone", () => {
  const numbers = Object.entries(LISTS).flatMap(([signal, byLanguage]) =>
    Object.entries(byLanguage).flatMap(([language, entries]) =>
      entries
        .split(", ")
        .filter((entry) => withNumbersAsZero(entry, language).trim() === "0")
        .map((entry) => `${signal} ${language}: ${entry}`),
    ),
  );

  expect(numbers).toEqual([]);
});
