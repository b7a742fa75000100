import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import * as z from "zod";
import { boundedText, writtenText } from "../../../../functions/shared/http/text-schema.js";
import { PYTHON } from "../../../../scripts/shared/load/load-job.js";

/** Reads a schema and texts; prints of each whether a validator in Rust, and Python's own patterns, accept it. */
const VALIDATE = `
import json, re, sys, jsonschema_rs
given = json.load(sys.stdin)
schema, texts = given["schema"], given["texts"]
rust = jsonschema_rs.validator_for(schema)
pattern = re.compile(schema.get("pattern", ""))
fits = lambda t: schema.get("minLength", 0) <= len(t) <= schema["maxLength"] and pattern.search(t) is not None
json.dump([[rust.is_valid(t), fits(t)] for t in texts], sys.stdout)
`;

const validate = (schema: z.ZodType, texts: readonly string[]): readonly (readonly boolean[])[] => {
  const documented = z.toJSONSchema(schema, { io: "input" });
  const input = JSON.stringify({ schema: documented, texts });
  const output = execFileSync(PYTHON, ["-c", VALIDATE], { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  return z.array(z.array(z.boolean())).parse(JSON.parse(output));
};

const expectAgreement = (schema: z.ZodType, texts: readonly string[]): void => {
  const documented = validate(schema, texts);
  const differing = texts.filter((text, index) =>
    documented[index]?.some((isAccepted) => isAccepted !== schema.safeParse(text).success),
  );

  expect(documented).toHaveLength(texts.length);
  expect(differing.map((text) => [text.codePointAt(0)?.toString(16), text.length])).toEqual([]);
};

/** All characters of the first plane, and some of each other one; without surrogates, which the validators refuse. */
const CODES = Array.from({ length: 0x11_0000 }, (_, code) => code).filter(
  (code) => (code < 0xd800 || code > 0xdfff) && (code <= 0xffff || code % 97 === 0 || code === 0xd5311),
);

it("accepts every character exactly when validators of other languages accept it by the document", () => {
  expectAgreement(
    writtenText(2),
    CODES.map((code) => String.fromCodePoint(code)),
  );
}, 60_000);

it("counts a text's characters as validators of other languages do, whatever their size", () => {
  const most = 256;
  const lengths = [0, 1, most / 4, most / 2, most - 1, most, most + 1, 2 * most, 2 * most + 1, 40 * most];
  const characters = ["a", "é", "e\u0301", "日", "😀", "\u{d5311}", "\u{10ffff}", "\u{fffff}", "\u0000a", " a", "👨‍👩‍👧"];
  const texts = characters.flatMap((one) => lengths.map((length) => one.repeat(length)));

  expectAgreement(writtenText(most), texts);
  expectAgreement(boundedText(most), texts);
});
