import { expect, it } from "vitest";
import { InvalidMix, parseMix } from "../../../../scripts/shared/tickets/mix.js";

it("reads weights; a mood that is left out has weight 0", () => {
  expect(parseMix("angry=40,pleased=2.5")).toEqual({ angry: 40, mixed: 0, neutral: 0, pleased: 2.5 });
});

it("reads weights with spaces around them", () => {
  expect(parseMix(" angry = 1 , neutral=2")).toMatchObject({ angry: 1, neutral: 2 });
});

it.each([
  "",
  "angry",
  "angry=",
  "angry=x",
  "angry=-1",
  "happy=1",
  "angry=1,angry=2",
  "angry=0,mixed=0",
  "angry=1,",
  "toString=1",
])("refuses %o", (text) => {
  expect(() => parseMix(text)).toThrow(InvalidMix);
});
