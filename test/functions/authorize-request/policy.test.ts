import { describe, expect, it } from "vitest";
import { toPolicy } from "../../../functions/authorize-request/policy.js";
import { refuse, type Allowed } from "../../../functions/authorize-request/auth-decision.js";

const METHOD = "arn:aws:execute-api:us-east-1:111122223333:abc123/v1/GET/tickets/TKT-1";
const STAGE = "arn:aws:execute-api:us-east-1:111122223333:abc123/v1/*";
const KEYS = { general: "key-general", gold: "key-gold" };

const allowed: Allowed = {
  allowed: true,
  caller: { subject: "C-1", role: "agent", tier: "gold", scopes: ["tickets:read", "tickets:write"] },
  endsAt: 0,
};

describe("toPolicy", () => {
  it("allows every method of the stage, passes the caller to the function, and counts the request on the tier's plan", () => {
    expect(toPolicy(allowed, METHOD, KEYS)).toEqual({
      principalId: "C-1",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Action: "execute-api:Invoke", Effect: "Allow", Resource: STAGE }],
      },
      context: { subject: "C-1", role: "agent", tier: "gold", scopes: "tickets:read tickets:write" },
      usageIdentifierKey: "key-gold",
    });
  });

  it("denies without disclosing the reason, which gateway responses could show", () => {
    expect(toPolicy(refuse("revoked-token", "0123456789abcdef"), METHOD, KEYS)).toEqual({
      principalId: "unknown",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Action: "execute-api:Invoke", Effect: "Deny", Resource: STAGE }],
      },
    });
  });

  it("names only the API and the stage of the request, whatever its path", () => {
    const odd = "arn:aws-cn:execute-api:cn-north-1:111122223333:abc/v1/GET/tickets/a:b/*/c";

    expect(toPolicy(allowed, odd, KEYS).policyDocument.Statement).toMatchObject([
      { Resource: "arn:aws-cn:execute-api:cn-north-1:111122223333:abc/v1/*" },
    ]);
  });
});
