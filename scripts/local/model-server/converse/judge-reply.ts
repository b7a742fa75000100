import * as z from "zod";
import { parseJson } from "../../../../functions/shared/contracts/parse-json.js";
import { toCompatibilityForm } from "../../../../functions/shared/contracts/text.js";
import type { JudgeCriterion, RuleCriterion } from "../../../../functions/shared/reply-quality/criteria.js";
import type { Verdict } from "../../../../functions/shared/reply-quality/evaluation.js";
import { sentencesIn } from "../../../../functions/shared/reply-quality/language.js";
import { verdictsOfRules } from "../../../../functions/shared/reply-quality/rules.js";
import { withPlainApostrophes } from "../../../../functions/shared/reply-quality/tone.js";
import { triageByRules } from "../../../../functions/shared/triage/triage-by-rules.js";
import { detectLanguages } from "../comprehend/detect-language.js";

/** What the judge's message has between its marks. A text that is missing counts as empty. */
const text = z.string().catch("");
const JudgedSchema = z.object({
  ticket: z.object({ subject: text, description: text, product: text }),
  reply: text,
});
type Judged = z.infer<typeof JudgedSchema>;

const DATA = /<data-(?<mark>\w+)>(?<json>[^]*)<\/data-\k<mark>>/;

/** The rules by whose verdicts a criterion is judged. */
const RULES_OF: Readonly<Record<JudgeCriterion, readonly RuleCriterion[]>> = {
  CONTEXTUAL_RELEVANCE: ["NAMES_PROBLEM", "TICKET_LANGUAGE"],
  TECHNICAL_ACCURACY: ["NO_INVENTED_ID", "NO_INVENTED_DATE", "NO_INVENTED_PRICE", "NO_INVENTED_LINK"],
  PROFESSIONAL_TONE: ["FORMAL_TONE"],
  ACTIONABLE_GUIDANCE: ["CONCRETE_STEPS"],
};

/** The ticket as the judge's quotes are compared with it. */
const everythingIn = ({ ticket }: Judged): string =>
  `${ticket.subject}\n${ticket.description}\n${ticket.product}`.trim();

const verdictsOn = (judged: Judged): readonly Verdict[] => {
  const { ticket, reply } = judged;
  const words = `${ticket.subject}\n${ticket.description}`;
  const language = detectLanguages(words)[0]?.code ?? "und";
  const { category } = triageByRules({ ...ticket, sentiment: "NEUTRAL" });
  const everything = everythingIn(judged);
  const replied = { ...ticket, ticketId: "", submittedAt: "", customerName: "", language, category, everything };
  return verdictsOfRules(replied, reply);
};

/** A judge's quote is words, and what a rule finds may be a letter or two: the sentence of the reply that has it. */
const quoteOf = (evidence: string, { reply }: Judged): string =>
  sentencesIn(toCompatibilityForm(reply)).find((sentence) => withPlainApostrophes(sentence).includes(evidence)) ??
  evidence;

/** What is wrong: the sentence with the rule's evidence, or what the reply leaves out of the ticket. */
const failing = (evidence: string | null, judged: Judged) => ({
  critique: "The reply has this defect.",
  verdict: "FAIL",
  support: "",
  defect: (evidence === null ? everythingIn(judged) : quoteOf(evidence, judged)).slice(0, 200),
  defect_in: evidence === null ? "TICKET" : "REPLY",
});

const passing = ({ reply }: Judged) => ({
  critique: "The reply meets the criterion.",
  verdict: "PASS",
  support: sentencesIn(reply)[0]?.slice(0, 200) ?? "",
  defect: "",
  defect_in: "NONE",
});

/** The call of the judge's tool, by the product's own rules. An empty object for a message without ticket and reply. */
export const judgeByRules = (message: string): object => {
  const { data: judged } = JudgedSchema.safeParse(parseJson(DATA.exec(message)?.groups?.["json"]));
  if (judged === undefined) return {};
  const verdicts = verdictsOn(judged);
  const opinionOf = (rules: readonly RuleCriterion[]) => {
    const failed = verdicts.find(
      ({ criterion, verdict }) => verdict === "FAIL" && rules.some((it) => it === criterion),
    );
    return failed === undefined ? passing(judged) : failing(failed.evidence, judged);
  };
  return Object.fromEntries(Object.entries(RULES_OF).map(([criterion, rules]) => [criterion, opinionOf(rules)]));
};
