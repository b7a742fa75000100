import type { HeldReason } from "../shared/reply-gate/reply-gate.js";
import { MENTION, type PriorityFloor } from "../shared/triage/priority-floor.js";
import { isBlank } from "../shared/contracts/text.js";

/** Whose words a guardrail reads: the customer's, as the model reads them, or the model's own. */
export type GuardedText = "TICKET" | "REPLY";

/** A service that judges texts by the policies of its owner. */
export interface Guardrail {
  /**
   * What a text was stopped for: names of filters, topics and kinds of data, never a part of the text. Empty: it
   * passes.
   * @throws DependencyThrottled, DependencyUnavailable, DependencyRejected: the text was not judged
   */
  findingsIn(kind: GuardedText, text: string): Promise<readonly string[]>;
}

/** The guardrail of a deployment, and what is counted. */
export interface GuardrailSettings {
  readonly guardrail: Guardrail;
  /** Called with the names of what a text was stopped for. */
  readonly onStopped: (kind: GuardedText, findings: readonly string[]) => void;
  /** Called when a reply could not be judged, and waits for a person. */
  readonly onUnchecked: (error: unknown) => void;
}

/** What a guardrail made of a reply: why a person must read it, and what the team is told about that. */
export interface GuardedReply {
  readonly reasons: readonly HeldReason[];
  readonly note: string;
}

const PASSED: GuardedReply = { reasons: [], note: "" };

/** Denied topics of replies alone: a customer who asks for a refund attacks nobody. */
const REPLY_TOPICS = ["REFUNDS_AND_PROMISES", "LEGAL_OR_MEDICAL_ADVICE"] as const;

/** The denied topics of the stack's guardrail. By the first two, a ticket asks for what no customer may have. */
export const GUARDRAIL_TOPICS = ["OTHER_CUSTOMERS", "OWN_INSTRUCTIONS", ...REPLY_TOPICS] as const;

/**
 * Sensitive information that the stack's guardrail stops, by Bedrock's names. Personal data is replaced by placeholders
 * before anything is judged, so this is what must not be there at all.
 */
export const GUARDED_SECRETS = [
  "PASSWORD",
  "PIN",
  "AWS_ACCESS_KEY",
  "AWS_SECRET_KEY",
  "CREDIT_DEBIT_CARD_NUMBER",
  "CREDIT_DEBIT_CARD_CVV",
] as const;

const isOfRepliesAlone = (finding: string): boolean => REPLY_TOPICS.some((topic) => topic === finding);

/**
 * What makes a ticket suspicious: everything that the guardrail stopped it for, but the topics of replies. A name that
 * is not known here counts, so that a changed guardrail is never weaker.
 * @throws whatever the guardrail throws. Nothing was paid for yet, so the workflow retries
 */
export const suspicionsIn = async (
  text: string,
  { guardrail, onStopped }: GuardrailSettings,
): Promise<readonly string[]> => {
  if (isBlank(text)) return [];
  const findings = await guardrail.findingsIn("TICKET", text);
  const suspicions = findings.filter((finding) => !isOfRepliesAlone(finding));
  if (suspicions.length > 0) onStopped("TICKET", suspicions);
  return suspicions;
};

/** The lowest priority of a suspicious ticket, as of one that speaks to the model; undefined for all others. */
export const floorOfSuspicions = (suspicions: readonly string[]): PriorityFloor | undefined => {
  if (suspicions.length === 0) return undefined;
  const danger = `what the guardrail stops (${suspicions.join(", ")})`;
  return { priority: MENTION, category: undefined, danger, reason: `The ticket has ${danger}.`, words: [] };
};

/**
 * Judges a reply, which waits for a person when it is stopped, and when it could not be judged: a retry of the whole
 * state would ask the model again, and pay for it.
 */
export const guardReply = async (text: string, settings: GuardrailSettings | undefined): Promise<GuardedReply> => {
  if (settings === undefined || isBlank(text)) return PASSED;
  try {
    const findings = await settings.guardrail.findingsIn("REPLY", text);
    if (findings.length === 0) return PASSED;
    settings.onStopped("REPLY", findings);
    return { reasons: ["GUARDRAIL_REPLY"], note: ` The guardrail stops the reply (${findings.join(", ")}).` };
  } catch (error) {
    settings.onUnchecked(error);
    return { reasons: ["GUARDRAIL_UNAVAILABLE"], note: " The guardrail could not check the reply." };
  }
};
