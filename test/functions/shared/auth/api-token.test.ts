import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  API_TOKEN_LENGTH,
  formatApiToken,
  hashSecret,
  isApiTokenId,
  isSecretOf,
  makeApiToken,
  parseApiToken,
} from "../../../../functions/shared/auth/api-token.js";

const ID = "0123456789abcdef";
const SECRET = "x".repeat(43);

const tokens = () =>
  fc.record({
    id: fc.stringMatching(/^[0-9a-f]{16}$/),
    secret: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  });

describe("an API token", () => {
  it("has an id of 16 hex digits and a secret of 256 bits", () => {
    const { id, secret } = makeApiToken();

    expect(isApiTokenId(id)).toBe(true);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(secret).toHaveLength(43);
  });

  it("is never made twice", () => {
    const made = Array.from({ length: 100 }, () => makeApiToken());

    expect(new Set(made.map(({ id }) => id)).size).toBe(100);
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(100);
  });

  it("is parsed as it was formatted, also with digits and underscores in its secret", () => {
    fc.assert(
      fc.property(tokens(), (token) => {
        expect(parseApiToken(formatApiToken(token))).toEqual(token);
        expect(formatApiToken(token)).toHaveLength(API_TOKEN_LENGTH);
      }),
    );
  });

  it.each([
    ["nothing", ""],
    ["another prefix", `tq_${ID}_${SECRET}`],
    ["upper-case hex", `tp_${ID.toUpperCase()}_${SECRET}`],
    ["a short id", `tp_${ID.slice(1)}_${SECRET}x`],
    ["a short secret", `tp_${ID}_${SECRET.slice(1)}`],
    ["a long secret", `tp_${ID}_${SECRET}x`],
    ["plain base64", `tp_${ID}_${SECRET.slice(1)}+`],
    ["a line end after it", `tp_${ID}_${SECRET.slice(1)}\n`],
    ["a space before it", ` tp_${ID}_${SECRET.slice(1)}`],
  ])("is not parsed from %s", (_what, text) => {
    expect(parseApiToken(text)).toBeUndefined();
  });

  it("is parsed from no other text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: "binary" }), (text) => {
        const token = parseApiToken(text);
        return token === undefined || formatApiToken(token) === text;
      }),
    );
  });
});

describe("a secret's hash", () => {
  it("is SHA-256 in hex", () => {
    expect(hashSecret("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("matches its secret and no other", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (secret, other) => isSecretOf(other, hashSecret(secret)) === (secret === other),
      ),
    );
  });

  it.each([
    ["", "of no hash"],
    ["zz", "of what is not hex"],
    ["ab", "of a short hash"],
    ["ab".repeat(33), "of a long hash"],
  ])("is not %j, %s", (hash) => {
    expect(isSecretOf("", hash)).toBe(false);
  });
});
