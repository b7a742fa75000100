import { reportedTexts, ticketFloor } from "../../../functions/shared/triage/ticket-floor.js";
import { signalsOf } from "../../../functions/shared/triage/triage-by-rules.js";
import { sentimentFeatures } from "../../local/model-server/comprehend/score-sentiment.js";
import { type GoldenTicket, type Labels, labelsOf } from "../../shared/golden/golden-ticket.js";
import { toTicket } from "../../shared/golden/to-ticket.js";

/** A ticket of the golden set as the rules read it. */
export interface LabelledFeatures {
  readonly labels: Labels;
  /** Of priority and category. */
  readonly signals: ReadonlyMap<string, number>;
  /** Of sentiment. */
  readonly tone: ReadonlyMap<string, number>;
}

const toFeatures = (golden: GoldenTicket): LabelledFeatures => {
  const texts = reportedTexts(toTicket(golden.ticket));
  const labels = labelsOf(golden);
  const { language } = labels;
  const { features: signals } = signalsOf({ ...texts, language }, ticketFloor(texts));
  return { labels, signals, tone: sentimentFeatures(`${texts.subject}\n\n${texts.description}`, language) };
};

/** The tickets of the tuning half. No figure of a fit may depend on the test half. */
export const tuningExamples = (tickets: readonly GoldenTicket[]): readonly LabelledFeatures[] =>
  tickets.filter(({ half }) => half === "tuning").map(toFeatures);
