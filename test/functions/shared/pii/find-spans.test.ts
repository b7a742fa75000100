import { describe, expect, it } from "vitest";
import { findSpans } from "../../../../functions/shared/pii/find-spans.js";

const found = (text: string) => findSpans(text).map(({ start, end, kind }) => [kind, text.slice(start, end)]);

describe("findSpans", () => {
  it.each([
    ["4111 1111 1111 1111", "4111 1111 1111 1112"],
    ["378282246310005", "378282246310006"],
    ["DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 01"],
    ["12345678Z", "12345678A"],
    ["X1234567L", "X1234567M"],
    ["RSSMRA85T10A562S", "RSSMRA85T10A562T"],
    ["529.982.247-25", "529.982.247-26"],
    ["86 095 742 719", "86 095 742 718"],
    ["PESEL 44051401359", "PESEL 44051401358"],
    ["BSN 111222333", "BSN 911222334"],
    ["SSN 536-90-4399", "SSN 666-90-4399"],
    ["AB 12 34 56 C", "QQ 12 34 56 C"],
    ["1 84 12 76 451 089 46", "1 84 12 76 451 089 47"],
  ])("finds %s, and not with a wrong check digit or a part that nobody has: %s", (right, wrong) => {
    expect(found(`It is ${right} today`)).toHaveLength(1);
    expect(found(`It is ${wrong} today`)).toEqual([]);
  });

  it.each([
    "order 030 901820",
    "Bestellung 0043 1 234 5678",
    "on 2026-11-21 08:30:15.123 and 21.11.2026",
    "192.168.10.12 and 10.0.0.1:8080",
    "TKT-20261121-0001",
    "version 10.2.30154.221",
    "$1,234,567.89 or 1.299,00 €",
    "123e4567-e89b-12d3-a456-426614174000",
    "The password is wrong",
  ])("finds nothing in %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ["call me at 5550134567", "PHONE", "5550134567"],
    ["+49 (0)30 901820-12", "PHONE", "+49 (0)30 901820-12"],
    ["ada (at) example (dot) com", "EMAIL", "ada (at) example (dot) com"],
    ["card 4111\u200b1111\u200b1111\u200b1111", "CARD", "4111\u200b1111\u200b1111\u200b1111"],
    ["card ４１１１ １１１１ １１１１ １１１１", "CARD", "４１１１ １１１１ １１１１ １１１１"],
    ["https://ada:Secret99@10.0.0.5/", "SECRET", "Secret99"],
  ])("finds what is written in another way: %j", (text, kind, value) => {
    expect(found(text)).toContainEqual([kind, value]);
  });

  it("finds a private key to the end of its block, and of its lines where the end is missing", () => {
    const lines = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n".repeat(3);
    const [begin, end] = ["BEGIN", "END"].map((word) => `-----${word} PRIVATE KEY-----`);

    expect(found(`Key:\n${begin}\n${lines}${end}\nThanks`)).toEqual([["SECRET", `${begin}\n${lines}${end}`]]);
    expect(found(`Key:\n${begin}\n${lines}Thanks a lot`)).toEqual([["SECRET", `${begin}\n${lines.trimEnd()}`]]);
  });

  it.each([
    "4111 1111 1111 1111 ",
    "4111111111111111",
    "+49 30 901820 ",
    "ada@example.com ",
    "@",
    "DE89 3704 ",
    "eyJeyJeyJ-",
    "password: ",
    "-----BEGIN PRIVATE KEY-----\n",
    "Straße ",
    "Am A-A A.A ul. ",
    "1.2-3/4 ",
    "[EMAIL_",
  ])("reads a megabyte of %j in bounded time", (piece) => {
    const time = (bytes: number): number => {
      const text = piece.repeat(bytes / piece.length);
      const begun = performance.now();
      findSpans(text);
      return performance.now() - begun;
    };
    time(10_000);

    // Ten times the text takes about ten times as long; a scan that is not linear takes a hundred times.
    expect(time(1_000_000)).toBeLessThan(Math.max(2_000, 40 * time(100_000)));
  });
});
