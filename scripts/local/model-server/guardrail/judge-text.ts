import { findInstructions } from "../../../../functions/shared/injection/find-instructions.js";
import type { InstructionKind } from "../../../../functions/shared/injection/instruction-words.js";
import { findSpans } from "../../../../functions/shared/pii/find-spans.js";
import type { PiiKind } from "../../../../functions/shared/pii/span.js";
import { policiesBroken } from "../../../../functions/shared/reply-gate/policy-words.js";

export type GuardedSource = "INPUT" | "OUTPUT";

interface Blocked {
  readonly action: "BLOCKED";
}

/** What the service says of a text, as far as the stack's guardrail has policies. */
export interface Assessment {
  readonly contentPolicy?: { readonly filters: readonly (Blocked & Record<string, string>)[] };
  readonly topicPolicy?: { readonly topics: readonly (Blocked & Record<string, string>)[] };
  readonly sensitiveInformationPolicy?: { readonly piiEntities: readonly (Blocked & Record<string, string>)[] };
}

const BLOCKED: Blocked = { action: "BLOCKED" };

/** Requests for what no customer may have. */
const TOPICS: Partial<Record<InstructionKind, string>> = {
  data: "OTHER_CUSTOMERS",
  prompt: "OWN_INSTRUCTIONS",
};

const SENSITIVE: Partial<Record<PiiKind, string>> = { CARD: "CREDIT_DEBIT_CARD_NUMBER", SECRET: "PASSWORD" };

const topicsIn = (text: string, kinds: readonly InstructionKind[], source: GuardedSource): readonly string[] => {
  const promises = source === "OUTPUT" && policiesBroken(text, ["refund", "deadline"], "").length > 0;
  return [...kinds.flatMap((kind) => TOPICS[kind] ?? []), ...(promises ? ["REFUNDS_AND_PROMISES"] : [])];
};

/**
 * A stand-in for a guardrail's models: the product's own rules for instructions to a model, promises and secrets. It
 * cannot find what these do not, and shows what becomes of a text that is stopped.
 */
export const judgeText = (text: string, source: GuardedSource): Assessment => {
  const kinds = findInstructions(text);
  const topics = topicsIn(text, kinds, source).map((name) => ({ name, type: "DENY", ...BLOCKED }));
  const piiEntities = findSpans(text).flatMap(({ kind, start, end }) => {
    const type = SENSITIVE[kind];
    return type === undefined ? [] : [{ type, match: text.slice(start, end), ...BLOCKED }];
  });
  const isAttack = source === "INPUT" && kinds.length > 0;
  return {
    ...(isAttack && {
      contentPolicy: {
        filters: [{ type: "PROMPT_ATTACK", confidence: "HIGH", filterStrength: "HIGH", ...BLOCKED }],
      },
    }),
    ...(topics.length > 0 && { topicPolicy: { topics } }),
    ...(piiEntities.length > 0 && { sensitiveInformationPolicy: { piiEntities } }),
  };
};
