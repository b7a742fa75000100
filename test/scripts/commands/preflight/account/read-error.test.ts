import { describe, expect, it } from "vitest";
import {
  describeReadError,
  faultOf,
  unlessAbsent,
} from "../../../../../scripts/commands/preflight/account/read-error.js";

const anError = (name: string, message = "", more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more });
const withStatus = (httpStatusCode: number) =>
  anError("UnknownError", "UnknownError", { $metadata: { httpStatusCode } });

describe("an error of a call", () => {
  it.each([
    [anError("AccessDeniedException"), "denied"],
    [anError("NoSuchEntityException"), "absent"],
    [anError("ExpiredTokenException"), "expired"],
    [anError("CredentialsProviderError", "Could not load credentials from any providers"), "no-credentials"],
    [anError("CredentialsProviderError", "The SSO session associated with this profile has expired."), "expired"],
    [anError("SignatureDoesNotMatch"), "rejected-credentials"],
    [anError("Error", "getaddrinfo", { code: "ENOTFOUND" }), "unknown-host"],
    [anError("Error", "connect", { code: "ECONNREFUSED" }), "unreachable"],
    [anError("TimeoutError"), "unreachable"],
    [withStatus(403), "denied"],
    [withStatus(404), "absent"],
    [withStatus(500), "other"],
    [anError("constructor"), "other"],
    ["text", "other"],
  ])("%s is %s", (error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });

  it("is described in one short line", () => {
    expect(describeReadError(anError("AccessDenied", `not\n allowed ${"x".repeat(1_000)}.`))).toMatch(
      /^AccessDenied: not allowed x{270,280}$/,
    );
    expect(describeReadError(withStatus(403))).toBe("HTTP status 403, without a reason");
  });

  it("that says that something is absent is no answer, and any other is thrown", async () => {
    await expect(unlessAbsent(Promise.reject(anError("NoSuchKey")))).resolves.toBeUndefined();
    await expect(unlessAbsent(Promise.reject(anError("AccessDenied", "no")))).rejects.toThrow("no");
  });
});
