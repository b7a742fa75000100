import { expect, it } from "vitest";
import { withNumbersAsZero } from "../../../../../functions/shared/triage/signals/number-words.js";

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
