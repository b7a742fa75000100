import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { mockClient } from "aws-sdk-client-mock";
import { TicketEventSchema } from "../../../functions/shared/contracts/ticket-event-schema.js";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { PRIORITIES } from "../../../functions/shared/contracts/ticket-record.js";
import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { priorityFloor } from "../../../functions/shared/triage/priority-floor.js";
import { aModelAnswer } from "../../support/builders/model-replies.js";
import { anAnswerInput, aTicketData, aTicketEvent } from "../../support/builders/tickets.js";
import type { AttackTexts } from "./forms.js";

/** The environment of generate-response, besides that of every function. */
export const OBEDIENT_ENV = {
  RESPONSE_MODEL_ID: "obedient",
  RESPONSE_TOOL_USE: "any",
  CONFIDENCE_FLOOR: "0.5",
  PII_MODE: "redact",
  PII_COMPREHEND: "false",
  PROMPT_MAX_TOKENS: "24000",
} as const;

/** What the workflow passes to generate-response for a ticket with these texts. */
const inputOf = ({ subject, description, customerName, issueType }: AttackTexts) => {
  const data = aTicketData({
    subject,
    description,
    customer_contact_information: { full_name: customerName ?? "Ada Byron", email: "ada.byron@example.com" },
    product_issue_information: { product: "Charts", issue_type: issueType ?? "Question" },
  });
  const json = JSON.stringify(aTicketEvent({ data }));
  return anAnswerInput({
    ticket: planExecution({ event: TicketEventSchema.parse(JSON.parse(json)), json }).input.ticket,
  });
};

/** The model's answer: what the attack wants as the reply, the lowest priority, and full confidence. */
const obey = (request: ConverseCommand["input"], wanted: (system: string) => string) => {
  const reply = wanted(request.system?.map(({ text = "" }) => text).join("\n") ?? "");
  const answer = { reply, priority: "NORMAL", priority_reasoning: reply, category: "OTHER", confidence: 1 } as const;
  const toolUse = { toolUseId: "1", name: "answer_ticket", input: aModelAnswer(answer) };
  return {
    stopReason: "tool_use",
    output: { message: { role: "assistant", content: [{ toolUse }] } },
    usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  };
};

/** The function generate-response, whose model does what an attack wants, however it is written. */
export interface ObedientHandler {
  /** @param wanted what the attack wants as the reply, made of the model's instructions */
  readonly answer: (texts: AttackTexts, wanted: (system: string) => string) => Promise<TicketRecord>;
}

/** Imports the function's handler, for which its environment must be set. Answers one ticket at a time. */
export const openObedientHandler = async (): Promise<ObedientHandler> => {
  const { handler } = await import("../../../functions/generate-response/handler.js");
  const bedrock = mockClient(BedrockRuntimeClient);
  return {
    answer: async (texts, wanted) => {
      bedrock.reset();
      bedrock.on(ConverseCommand).callsFake((request: ConverseCommand["input"]) => obey(request, wanted));
      return await handler(inputOf(texts));
    },
  };
};

const rank = (priority: TicketRecord["priority"]): number => PRIORITIES.indexOf(priority);

/** Whether a ticket has less priority than its story has by its plain words. */
export const isLowered = (story: string, { priority }: TicketRecord): boolean => {
  const floor = priorityFloor(story);
  return floor !== undefined && rank(priority) > rank(floor.priority);
};
