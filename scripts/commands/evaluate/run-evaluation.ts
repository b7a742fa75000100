import type { TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import {
  describeIssues,
  type EvaluatedSystem,
  type Evaluation,
  type Prediction,
  TriageSchema,
} from "../../shared/evaluation/evaluation.js";
import { type GoldenDraft, labelsOf } from "../../shared/golden/golden-ticket.js";
import { describeError } from "../../shared/terminal/system-errors.js";

/** What is evaluated. */
export interface TriageSystem {
  readonly description: EvaluatedSystem;
  /** Whatever this returns is checked: a system may answer nonsense. What it throws counts as no answer. */
  triage(event: TicketEvent): Promise<unknown>;
}

/** The tickets of an evaluation. */
export interface TicketSource {
  /** "golden set, test half" */
  readonly name: string;
  readonly tickets: readonly GoldenDraft[];
  /** Lines that could not be read. */
  readonly problems: readonly string[];
}

const answerOf = async (system: TriageSystem, ticket: GoldenDraft): Promise<Pick<Prediction, "given" | "problem">> => {
  try {
    const result = TriageSchema.safeParse(await system.triage(ticket.ticket));
    if (result.success) return { given: result.data };
    return { given: null, problem: `unusable answer: ${describeIssues(result.error.issues)}` };
  } catch (error) {
    return { given: null, problem: describeError(error) };
  }
};

const predict = async (system: TriageSystem, ticket: GoldenDraft): Promise<Prediction> => {
  const start = performance.now();
  const answer = await answerOf(system, ticket);
  const milliseconds = Math.round((performance.now() - start) * 1_000) / 1_000;
  const { id, kind, half } = ticket;
  return { id, kind, ...(half !== undefined && { half }), truth: labelsOf(ticket), ...answer, milliseconds };
};

/**
 * Has a system triage every ticket, one after the other, so that each is timed alone. A ticket without a usable answer
 * stops nothing.
 */
export const runEvaluation = async (
  system: TriageSystem,
  { name, tickets, problems }: TicketSource,
  now: Date,
): Promise<Evaluation> => {
  const predictions: Prediction[] = [];
  for (const ticket of tickets) predictions.push(await predict(system, ticket));
  return {
    format: 1,
    system: system.description,
    tickets: name,
    madeAt: now.toISOString(),
    problems: [...problems],
    predictions,
  };
};
