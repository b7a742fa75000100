import { buildTicketRecord, type TicketAnswer } from "../../../functions/shared/contracts/build-ticket-record.js";
import { TicketSchema } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { REPLY_LANGUAGES, type ReplyLanguage } from "../../../functions/shared/reply-quality/language.js";
import { repliedTicketOf } from "../../../functions/shared/reply-quality/replied-ticket.js";
import { type GoldenTicket, labelsOf } from "../../../scripts/shared/golden/golden-ticket.js";
import { readGoldenSet } from "../../../scripts/shared/golden/read-golden-set.js";
import { aSentiment } from "../builders/tickets.js";
import { goodReply } from "./good-replies.js";
import type { GoodReply } from "./planted-defects.js";

const ANSWER: TicketAnswer = {
  response_text: "",
  priority: "MEDIUM",
  priority_reasoning: "",
  category: "BUG",
  confidence: 1,
  outcome: "ANSWERED",
  model_id: "writer",
  prompt_version: "1",
  input_tokens: 1,
  output_tokens: 1,
  held_reasons: null,
};

/** A ticket of the golden set as the rules get it, with its right labels. */
const toRepliedTicket = (golden: GoldenTicket) => {
  const { sentiment, category, language } = labelsOf(golden);
  const input = {
    ticket: TicketSchema.parse(golden.ticket),
    sentiment: aSentiment({ sentiment, language }),
    execution: { arn: "arn", startedAt: golden.ticket.submittedAt },
  };
  return repliedTicketOf(buildTicketRecord(input, { ...ANSWER, category }, new Date(golden.ticket.submittedAt)));
};

const isReadable = (golden: GoldenTicket): boolean =>
  golden.half === "tuning" &&
  !["injection", "one-word", "long-thread", "hostile", "mixed-languages"].includes(golden.kind) &&
  !["FEATURE_REQUEST", "OTHER"].includes(labelsOf(golden).category) &&
  golden.ticket.data.description.length >= 60;

const languageOf = (golden: GoldenTicket): ReplyLanguage | undefined =>
  REPLY_LANGUAGES.find((language) => language === labelsOf(golden).language);

/** A good reply to each ticket of the tuning half that reports or asks something in some sentences. */
export const goodReplies = async (): Promise<readonly GoodReply[]> =>
  (await readGoldenSet()).filter(isReadable).flatMap((golden, variant) => {
    const language = languageOf(golden);
    if (language === undefined) return [];
    const ticket = toRepliedTicket(golden);
    return [{ ticket, language, variant, text: goodReply(ticket, language, variant) }];
  });
