import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCredential } from "../../../functions/authorize-request/credential.js";
import { TOKEN, TOKEN_TEXT } from "../../support/fakes/authorizer-fakes.js";

const JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";
const API_TOKEN = { kind: "api-token", text: TOKEN_TEXT, token: TOKEN };

const refusedFor = (reason: string) => ({ allowed: false, reason });

describe("readCredential", () => {
  it.each(["Token", "token", "TOKEN", "tOkEn"])("reads an API token from the header %s", (name) => {
    expect(readCredential({ headers: { [name]: TOKEN_TEXT } })).toEqual(API_TOKEN);
    expect(readCredential({ multiValueHeaders: { [name]: [TOKEN_TEXT] } })).toEqual(API_TOKEN);
  });

  it.each(["Authorization", "authorization", "AUTHORIZATION"])("reads a JWT from the header %s", (name) => {
    expect(readCredential({ headers: { [name]: `Bearer ${JWT}` } })).toEqual({ kind: "jwt", text: JWT });
  });

  it.each(["bearer", "BEARER", "Bearer  "])("accepts the scheme %j in any case", (scheme) => {
    expect(readCredential({ headers: { authorization: `${scheme} ${JWT}` } })).toEqual({ kind: "jwt", text: JWT });
  });

  it("counts a header in both forms, as API Gateway passes it, once", () => {
    expect(readCredential({ headers: { Token: TOKEN_TEXT }, multiValueHeaders: { Token: [TOKEN_TEXT] } })).toEqual(
      API_TOKEN,
    );
  });

  it.each([
    ["no headers", {}],
    ["null for headers", { headers: null, multiValueHeaders: null }],
    ["other headers", { headers: { "X-Token": TOKEN_TEXT, Cookie: `Token=${TOKEN_TEXT}` } }],
    ["empty headers", { headers: { Token: "", Authorization: "" } }],
  ])("finds none in %s", (_what, call) => {
    expect(readCredential(call)).toEqual(refusedFor("no-credentials"));
  });

  it.each([
    ["both headers", { headers: { Token: TOKEN_TEXT, Authorization: `Bearer ${JWT}` } }],
    ["a token and another scheme", { headers: { Token: TOKEN_TEXT, Authorization: "Basic YTpi" } }],
    ["two tokens", { multiValueHeaders: { Token: [TOKEN_TEXT, `${TOKEN_TEXT}x`] } }],
    ["two spellings of the header", { headers: { Token: TOKEN_TEXT, token: `${TOKEN_TEXT}x` } }],
    ["a last value that is not the first", { headers: { Token: "b" }, multiValueHeaders: { Token: ["a", "b"] } }],
  ])("does not choose between %s", (_what, call) => {
    expect(readCredential(call)).toEqual(refusedFor("two-credentials"));
  });

  it.each([
    ["an invalid token", { Token: "secret" }],
    ["a JWT as a token", { Token: JWT }],
    ["a token in quotes", { Token: `"${TOKEN_TEXT}"` }],
    ["two tokens in one header", { Token: `${TOKEN_TEXT}, ${TOKEN_TEXT}` }],
    ["Bearer without a JWT", { Authorization: "Bearer" }],
    ["Bearer with an API token", { Authorization: `Bearer ${TOKEN_TEXT}` }],
    ["a JWT without its scheme", { Authorization: JWT }],
    ["another scheme", { Authorization: "Basic YTpi" }],
    ["a JWT of two parts", { Authorization: "Bearer a.b" }],
    ["a JWT of four parts", { Authorization: "Bearer a.b.c.d" }],
    ["an unsigned JWT", { Authorization: "Bearer a.b." }],
  ])("refuses %s as malformed", (_what, headers) => {
    expect(readCredential({ headers })).toEqual(refusedFor("malformed"));
  });

  it.each(["Token", "Authorization"])("does not read a header %s of a million characters", (name) => {
    const value = `Bearer ${"a".repeat(500_000)}.b.${"c".repeat(500_000)}`;

    expect(readCredential({ headers: { [name]: value } })).toEqual(refusedFor("too-long"));
  });

  it("accepts a header of 8,192 characters, and none that is longer", () => {
    const jwt = `a.b.${"c".repeat(8_192 - "Bearer a.b.".length)}`;

    expect(readCredential({ headers: { Authorization: `Bearer ${jwt}` } })).toEqual({ kind: "jwt", text: jwt });
    expect(readCredential({ headers: { Authorization: `Bearer ${jwt}c` } })).toEqual(refusedFor("too-long"));
  });

  it("finds no credential in any other text", () => {
    const names = fc.constantFrom("Token", "Authorization", "authorization", "X");
    const headers = fc.dictionary(names, fc.string({ unit: "binary", maxLength: 80 }));
    fc.assert(
      fc.property(headers, (given) => {
        expect(readCredential({ headers: given })).toMatchObject({ allowed: false });
      }),
    );
  });
});
