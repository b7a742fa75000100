import { checkEmail } from "../shared/contracts/email-schema.js";
import { buildTicketRecord } from "../shared/contracts/build-ticket-record.js";
import type { TicketRecord } from "../shared/contracts/ticket-record-schema.js";
import { answerBlankTicket } from "../shared/triage/answer-without-model.js";
import type { AnswerInput } from "../shared/contracts/workflow.js";
import { askModel, type AskSettings } from "./ask-model.js";
import type { ModelAnswer } from "./model-answer.js";
import { visibleInput } from "./model-texts.js";
import { type PiiSettings, redactInput } from "./redact-input.js";
import type { RestoredText } from "../shared/pii/redact.js";
import { floorOfSuspicions, type GuardedReply, guardReply, type GuardrailSettings, suspicionsIn } from "./guardrail.js";
import { customerWords, PROMPT_VERSION, promptSecrets } from "./prompt.js";
import { mentionInRest, moreUrgent, moreUrgentFloor, type PriorityFloor } from "../shared/triage/priority-floor.js";
import { type ReportedTexts, reportedTexts, ticketFloor } from "../shared/triage/ticket-floor.js";
import { isBlank } from "../shared/contracts/text.js";
import {
  cleanReasoning,
  type HeldReason,
  reasonsToHold,
  type Reply,
  type ReplyPolicy,
} from "../shared/reply-gate/reply-gate.js";
import { lettersOnly } from "../shared/triage/fold-text.js";
import { floorOfInstructions } from "../shared/injection/floor-of-instructions.js";
import { isBelowExpectation } from "../shared/reply-gate/unlisted-language.js";

export interface ResponseSettings extends AskSettings {
  /** 0 to 1. An answer with a lower confidence waits for a person. */
  readonly confidenceFloor: number;
  /** What a reply must not have, to be sent unread. */
  readonly replyPolicy: ReplyPolicy;
  /** What is replaced before the model reads the ticket. */
  readonly pii: PiiSettings;
  /** Judges ticket and reply; undefined without one. */
  readonly guardrail?: GuardrailSettings | undefined;
}

/** What rules add to the model's reasoning: why they raised its priority, or what else the ticket mentions. */
const noteOfRules = (
  texts: ReportedTexts,
  floor: PriorityFloor | undefined,
  given: ModelAnswer["priority"],
  priority: ModelAnswer["priority"],
): string => {
  if (floor === undefined) return mentionInRest(texts);
  return priority === given ? "" : ` Raised from ${given} to ${priority} by rules. ${floor.reason}`;
};

/** A note that also says what in the ticket is suspicious. */
const withSuspicions = (note: string, floors: readonly (PriorityFloor | undefined)[]): string =>
  floors.reduce(
    (text, floor) => (floor === undefined || text.includes(floor.reason) ? text : `${text} ${floor.reason}`),
    note,
  );

/** The customer's address, which a reply may name; not a wrong one, which could be any text. */
const addressOf = ({ ticket }: AnswerInput): string | undefined => {
  const { email, check } = checkEmail(ticket.data.customer_contact_information?.email ?? null);
  return check === "VALID" ? (email ?? undefined) : undefined;
};

/** What the gate judges: the reply, and what it may have from the ticket. */
const replyOf = (
  input: AnswerInput,
  texts: ReportedTexts,
  answer: ModelAnswer,
  text: string,
  priority: ModelAnswer["priority"],
  marks: readonly string[],
): Reply => ({
  text,
  priority,
  isRaised: priority !== answer.priority,
  ticketText: `${input.ticket.ticketId}\n${Object.values(texts).join("\n")}`,
  customerAddress: addressOf(input),
  secrets: [...marks.map(lettersOnly), ...promptSecrets()],
});

/** What decides whether a reply waits for a person, besides the reply itself. */
interface Circumstances {
  /** Subject and description. */
  readonly text: string;
  readonly confidence: number;
  readonly restored: RestoredText;
  /** Whether the ticket speaks to the model. */
  readonly isInjected: boolean;
  /** Whether the guardrail stops the ticket. */
  readonly isSuspicious: boolean;
  /** What the guardrail makes of the reply. */
  readonly guarded: GuardedReply;
}

/** Why a person must read a model's reply before the customer does; empty when it may be sent. */
const heldReasons = (
  { sentiment }: AnswerInput,
  reply: Reply,
  { text, confidence, restored, isInjected, isSuspicious, guarded }: Circumstances,
  { confidenceFloor, replyPolicy }: ResponseSettings,
): readonly HeldReason[] => {
  const isUnlisted = isBelowExpectation(sentiment, text, reply.priority);
  return [
    ...(confidence < confidenceFloor ? ["LOW_CONFIDENCE" as const] : []),
    ...(isUnlisted ? ["UNLISTED_LANGUAGE" as const] : []),
    ...(isInjected ? ["INJECTION" as const] : []),
    ...(isSuspicious ? ["GUARDRAIL_TICKET" as const] : []),
    ...guarded.reasons,
    ...(restored.unknown.length > 0 ? ["PLACEHOLDER" as const] : []),
    ...reasonsToHold(reply, replyPolicy),
  ];
};

/** The ticket as the model may read it, and what the guardrail, if there is one, says of that. */
const prepare = async (input: AnswerInput, settings: ResponseSettings) => {
  const redacted = await redactInput(visibleInput(input), settings.pii);
  const { guardrail } = settings;
  if (guardrail === undefined) return { redacted, suspicions: [] };
  const words = customerWords(redacted.input, settings.promptMaxTokens);
  return { redacted, suspicions: await suspicionsIn(words, guardrail) };
};

/**
 * The record of an answered ticket. The model and the guardrail read the ticket without personal data, and only the
 * reply gets that back, before the gate judges it as the customer would read it. An answer below the confidence floor,
 * or one that the reply gate or the guardrail holds, is stored as a draft, for a person to send (outcome NEEDS_HUMAN);
 * so is every answer to a ticket that speaks to the model, or that the guardrail stops. The priority is the model's, or
 * the priority floor when that is more urgent. A ticket without text is answered by rules, because a model would only
 * invent something.
 * @throws ModelOutputInvalid when no answer of the model is valid
 * @throws DependencyThrottled, DependencyUnavailable, DependencyRejected when the model gives no answer, or the
 * guardrail does not judge the ticket
 */
export const generateResponse = async (input: AnswerInput, settings: ResponseSettings): Promise<TicketRecord> => {
  const startedAt = settings.now();
  const texts = reportedTexts(input.ticket);
  const text = `${texts.subject}\n${texts.description}`;
  if (isBlank(text)) return answerBlankTicket(input, startedAt);
  const { redacted, suspicions } = await prepare(input, settings);
  const asked = await askModel(redacted.input, `${text}\n${redacted.text}`, settings, startedAt);
  const { answer, marks, ...tokens } = asked;
  const guarded = await guardReply(answer.reply, settings.guardrail);
  const restored = redacted.restore(answer.reply);
  const injected = floorOfInstructions(input.ticket);
  const suspicious = floorOfSuspicions(suspicions);
  const floor = [injected, suspicious].reduce(moreUrgentFloor, ticketFloor(texts));
  const priority = floor === undefined ? answer.priority : moreUrgent(answer.priority, floor.priority);
  const reply = replyOf(input, texts, answer, restored.text, priority, marks);
  const reasoning = cleanReasoning(answer.priority_reasoning, reply, settings.replyPolicy);
  const note = withSuspicions(noteOfRules(texts, floor, answer.priority, priority), [injected, suspicious]);
  const { confidence } = answer;
  const [isInjected, isSuspicious] = [injected !== undefined, suspicious !== undefined];
  const circumstances = { text, confidence, restored, isInjected, isSuspicious, guarded };
  const held = heldReasons(input, reply, circumstances, settings);
  return buildTicketRecord(
    input,
    {
      response_text: restored.text,
      priority,
      priority_reasoning: reasoning + note + guarded.note,
      category: answer.category,
      confidence,
      outcome: held.length > 0 ? "NEEDS_HUMAN" : "ANSWERED",
      held_reasons: held.length > 0 ? held.join(",") : null,
      model_id: settings.model.id,
      prompt_version: PROMPT_VERSION,
      ...tokens,
    },
    settings.now(),
  );
};
