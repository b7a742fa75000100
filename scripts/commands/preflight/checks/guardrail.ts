import { resourceNames } from "../../../../stacks/names.js";
import { describeReadError, faultOf } from "../account/read-error.js";
import type { Check } from "../check.js";
import { failure, ok } from "../finding.js";

const SUBJECT = "guardrail";

/** Guardrails that an account may have in a region: AWS General Reference, not adjustable. */
const MOST = 100;

const NO_GUARDRAIL = "Set GUARDRAIL=false in .env, or AWS_REGION to a region with Amazon Bedrock Guardrails.";

/** Whether a region does not know the call at all, whoever makes it. */
const isUnknownThere = (error: unknown): boolean =>
  faultOf(error) === "unknown-host" || (error instanceof Error && error.name === "UnknownOperationException");

/** Whether the region has guardrails, and room for the stack's own, if it has one. */
export const guardrailCheck: Check = {
  subject: SUBJECT,
  run: async ({ account, config }, signal) => {
    const { guardrail, region } = config;
    if (!guardrail) return [];
    try {
      const { guardrails = [] } = await account.listGuardrails({ maxResults: 1_000 }, signal);
      const others = guardrails.filter(({ name }) => name !== resourceNames(config).guardrail).length;
      if (others < MOST) return [ok(SUBJECT, `${region} has guardrails, and room for the stack's.`)];
      const message = `The account has ${others} other guardrails in ${region}, and may have ${MOST} in all.`;
      return [failure(SUBJECT, message, "Delete one that nothing uses, or set GUARDRAIL=false in .env.")];
    } catch (error) {
      if (!isUnknownThere(error)) throw error;
      return [failure(SUBJECT, `${region} has no guardrails: ${describeReadError(error)}.`, NO_GUARDRAIL)];
    }
  },
};
