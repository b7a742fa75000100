import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "../../../../functions/shared/contracts/content-hash.js";
import { jsonValues } from "../../../support/builders/arbitraries.js";

/** The same JSON with every object's keys in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
};

describe("canonicalJson", () => {
  it("sorts keys at every level and leaves out white space and undefined fields", () => {
    expect(canonicalJson({ b: [{ d: 1, c: "é" }, null], a: true, e: undefined })).toBe(
      '{"a":true,"b":[{"c":"é","d":1},null]}',
    );
  });

  it("parses to the value that it was made from", () => {
    fc.assert(
      fc.property(jsonValues(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it("keeps a field named __proto__ as a field", () => {
    expect(canonicalJson(JSON.parse('{"z":1,"__proto__":{"b":2}}'))).toBe('{"__proto__":{"b":2},"z":1}');
  });

  it("does not depend on the order of keys", () => {
    fc.assert(fc.property(jsonValues(), (value) => canonicalJson(reversed(value)) === canonicalJson(value)));
  });
});

describe("the hash of content", () => {
  it("is the SHA-256 of the canonical JSON, in hexadecimal", () => {
    // printf '{"a":1}' | sha256sum
    expect(sha256(canonicalJson({ a: 1 }))).toBe("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
  });

  it("differs for different content", () => {
    fc.assert(
      fc.property(jsonValues(), jsonValues(), (one, other) => {
        fc.pre(canonicalJson(one) !== canonicalJson(other));
        expect(sha256(canonicalJson(one))).not.toBe(sha256(canonicalJson(other)));
      }),
    );
  });

  it("hashes text as UTF-8", () => {
    // printf 'é' | sha256sum
    expect(sha256("é")).toBe("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
  });
});
