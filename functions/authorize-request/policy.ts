import type { APIGatewayAuthorizerResult } from "aws-lambda";
import { toCallerContext } from "../shared/auth/caller.js";
import type { Tier } from "../shared/contracts/ticket-event.js";
import type { AuthDecision } from "./auth-decision.js";

/** The key of each tier's usage plan. Keys only sort calls into plans here: nobody gets in by one. */
export type UsageKeys = Readonly<Record<Tier, string>>;

/** `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<METHOD>/<path>` with every method and path of the stage. */
const wholeStage = (methodArn: string): string => `${methodArn.split("/", 2).join("/")}/*`;

const policy = (effect: "Allow" | "Deny", methodArn: string): APIGatewayAuthorizerResult["policyDocument"] => ({
  Version: "2012-10-17",
  Statement: [{ Action: "execute-api:Invoke", Effect: effect, Resource: wholeStage(methodArn) }],
});

/**
 * A verdict in API Gateway's words. Who may call at all may call every method; scopes are the function's to check, which can
 * say which one is missing.
 */
export const toPolicy = (
  verdict: AuthDecision,
  methodArn: string,
  usageKeys: UsageKeys,
): APIGatewayAuthorizerResult => {
  if (!verdict.allowed) return { principalId: "unknown", policyDocument: policy("Deny", methodArn) };
  const { caller } = verdict;
  return {
    principalId: caller.subject,
    policyDocument: policy("Allow", methodArn),
    context: { ...toCallerContext(caller) },
    usageIdentifierKey: usageKeys[caller.tier],
  };
};
