import { describe, expect, it } from "vitest";
import { MissingEnvironment, readChoice, readEnv, readShare } from "../../../../functions/shared/lambda/env.js";

describe("readEnv", () => {
  it("returns the variables under the requested names", () => {
    expect(readEnv({ bucket: "TICKET_BUCKET" }, { TICKET_BUCKET: "b" })).toEqual({ bucket: "b" });
  });

  it("names every variable that is unset or empty", () => {
    const read = () =>
      readEnv({ bucket: "TICKET_BUCKET", table: "TICKET_TABLE", arn: "ARN" }, { TICKET_TABLE: "", ARN: "a" });

    expect(read).toThrow(new MissingEnvironment("Set the environment variable(s) TICKET_BUCKET, TICKET_TABLE."));
  });
});

describe("readShare", () => {
  it.each([
    ["0", 0],
    ["0.75", 0.75],
    ["1", 1],
  ])("reads %j as %d", (text, share) => {
    expect(readShare("FLOOR", { FLOOR: text })).toBe(share);
  });

  it.each([undefined, ""])("has no default for %j", (text) => {
    expect(() => readShare("FLOOR", { FLOOR: text })).toThrow("Set the environment variable(s) FLOOR.");
  });

  it.each(["1.1", "-0.1", "half", "NaN", "50%", " "])("refuses %j, naming the variable", (text) => {
    expect(() => readShare("FLOOR", { FLOOR: text })).toThrow(
      `FLOOR is "${text.trim()}"; expected a number from 0 to 1.`,
    );
  });
});

describe("readChoice", () => {
  it("reads one of the words", () => {
    expect(readChoice("LANE", ["priority", "general"], { LANE: "general" })).toBe("general");
  });

  it.each(["", undefined])("has no default for %j", (text) => {
    expect(() => readChoice("LANE", ["priority"], { LANE: text })).toThrow("Set the environment variable(s) LANE.");
  });

  it("refuses any other, naming the variable and the words", () => {
    expect(() => readChoice("LANE", ["priority", "general"], { LANE: "fast" })).toThrow(
      new MissingEnvironment('LANE is "fast"; expected priority, general.'),
    );
  });
});
