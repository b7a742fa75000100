import type { APIGatewayAuthorizerResult } from "aws-lambda";
import { toCallerContext } from "../shared/auth/caller.js";
import type { Tier } from "../shared/contracts/ticket-event.js";
import type { AuthDecision } from "./auth-decision.js";

/** The API key of each tier's usage plan. These keys only assign requests to plans: they grant no access. */
export type UsageKeys = Readonly<Record<Tier, string>>;

/** `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<METHOD>/<path>` with every method and path of the stage. */
const wholeStage = (methodArn: string): string => `${methodArn.split("/", 2).join("/")}/*`;

const policy = (effect: "Allow" | "Deny", methodArn: string): APIGatewayAuthorizerResult["policyDocument"] => ({
  Version: "2012-10-17",
  Statement: [{ Action: "execute-api:Invoke", Effect: effect, Resource: wholeStage(methodArn) }],
});

/**
 * A decision as API Gateway's authorizer result. An allowed caller may call every method: the function checks the
 * scopes, because it can name the missing one.
 */
export const toPolicy = (
  decision: AuthDecision,
  methodArn: string,
  usageKeys: UsageKeys,
): APIGatewayAuthorizerResult => {
  if (!decision.allowed) return { principalId: "unknown", policyDocument: policy("Deny", methodArn) };
  const { caller } = decision;
  return {
    principalId: caller.subject,
    policyDocument: policy("Allow", methodArn),
    context: { ...toCallerContext(caller) },
    usageIdentifierKey: usageKeys[caller.tier],
  };
};
