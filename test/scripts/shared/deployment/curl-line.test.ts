import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { curlLine, type ApiRequest } from "../../../../scripts/shared/deployment/curl-line.js";

const aRequest = (changes: Partial<ApiRequest> = {}): ApiRequest => ({
  method: "GET",
  url: "http://127.0.0.1:1/v1/tickets?limit=3",
  headers: { Token: "tp_1" },
  ...changes,
});

it("is a line for a shell", () => {
  expect(curlLine(aRequest())).toBe("curl -sS 'http://127.0.0.1:1/v1/tickets?limit=3' -H 'Token: tp_1'");
});

it("sends a body with its method", () => {
  expect(curlLine(aRequest({ method: "POST", body: '{"a":1}' }))).toMatch(/^curl -sS -X POST .* -d '\{"a":1\}'$/);
});

it("leaves a variable to the shell", () => {
  expect(curlLine(aRequest({ headers: { Token: "$API_TOKEN" } }))).toMatch(/-H "Token: \$API_TOKEN"$/);
});

it("passes any body through a shell unchanged", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }).filter((text) => !text.includes("\0")),
      (body) => {
        const line = curlLine(aRequest({ method: "POST", body })).replace(/^curl/, "printf '%s|'");

        expect(execFileSync("sh", ["-c", line], { encoding: "utf8" }).endsWith(`|-d|${body}|`)).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});
