import { createHash } from "node:crypto";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { callerAddress } from "../../../../functions/shared/http/caller-address.js";

const PROOF = "0f9c5f0e-5c0e-4e0a-8f4b-8f9a2d3c4b5a";
const HASH = createHash("sha256").update(PROOF).digest("hex");
const EDGE = "130.176.1.2";
const VIEWER = "203.0.113.7";

const sent = (multiValueHeaders: Record<string, string[]>): APIGatewayProxyEvent =>
  ({ multiValueHeaders, requestContext: { identity: { sourceIp: EDGE } } }) as unknown as APIGatewayProxyEvent;

const fromConsole = { "x-console-proof": [PROOF], "x-console-viewer": [VIEWER] };

describe("the address of whoever sent a request", () => {
  it("is that which connected to CloudFront, when the console's distribution passed the request on", () => {
    expect(callerAddress(sent(fromConsole), HASH)).toBe(VIEWER);
    expect(callerAddress(sent({ ...fromConsole, "x-console-viewer": ["2001:db8::7"] }), HASH)).toBe("2001:db8::7");
  });

  it.each([
    ["has no proof", { "x-console-viewer": [VIEWER] }],
    ["has another proof", { ...fromConsole, "x-console-proof": [`${PROOF}x`] }],
    ["has an empty proof", { ...fromConsole, "x-console-proof": [""] }],
    ["has the hash for a proof", { ...fromConsole, "x-console-proof": [HASH] }],
    ["has two proofs", { ...fromConsole, "x-console-proof": [PROOF, PROOF] }],
    ["has two addresses", { ...fromConsole, "x-console-viewer": ["198.51.100.1", VIEWER] }],
    ["has no address", { "x-console-proof": [PROOF] }],
    ["has something else for an address", { ...fromConsole, "x-console-viewer": ["me"] }],
    ["only says that it was forwarded", { "x-forwarded-for": [VIEWER], "cloudfront-viewer-address": [`${VIEWER}:1`] }],
  ])("is that which connected to the API, when the request %s", (_what, headers) => {
    expect(callerAddress(sent(headers), HASH)).toBe(EDGE);
  });

  it.each([undefined, "", "00"])("is that which connected to the API, without a console: %j", (hash) => {
    expect(callerAddress(sent(fromConsole), hash)).toBe(EDGE);
  });

  it("is empty where there is none", () => {
    expect(callerAddress({ requestContext: {} } as unknown as APIGatewayProxyEvent, HASH)).toBe("");
  });
});
