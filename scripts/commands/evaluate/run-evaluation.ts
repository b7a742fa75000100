import type { TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import {
  describeIssues,
  type EvaluatedSystem,
  type Evaluation,
  type Prediction,
  SystemAnswerSchema,
} from "../../shared/evaluation/evaluation.js";
import { mapWithProgress, type Screen } from "../../shared/terminal/screen.js";
import { describeError } from "../../shared/terminal/system-errors.js";
import type { Budget } from "./budget.js";

/** What is evaluated. */
export interface TriageSystem {
  readonly description: EvaluatedSystem;
  /** Whatever this returns is checked: a system may answer nonsense. What it throws counts as no answer. */
  triage(event: TicketEvent): Promise<unknown>;
}

/** A ticket that is evaluated, and what it should be triaged as. */
export interface TicketToTriage extends Pick<Prediction, "id" | "kind" | "half" | "truth"> {
  readonly ticket: TicketEvent;
}

/** The tickets of an evaluation. */
export interface TicketSource {
  /** "golden set, test half" */
  readonly name: string;
  readonly tickets: readonly TicketToTriage[];
  /** Lines that could not be read. */
  readonly problems: readonly string[];
}

/** Keeps answers of a model, so that an interrupted run goes on where it was. */
export interface AnswerStore {
  get(ticket: TicketToTriage): Prediction["given"] | undefined;
  put(ticket: TicketToTriage, given: NonNullable<Prediction["given"]>): Promise<void>;
}

export interface RunOptions {
  readonly now: Date;
  /** Tickets at the same time. @default 1, so that each is timed alone */
  readonly concurrency?: number;
  readonly answers?: AnswerStore;
  /** What asking may cost. @default no limit */
  readonly budget?: Budget | undefined;
  /** Shows the progress. @default nothing is shown */
  readonly screen?: Screen;
}

type Answer = Pick<Prediction, "given" | "problem">;

const answerOf = async (system: TriageSystem, { ticket }: TicketToTriage, budget?: Budget): Promise<Answer> => {
  const paid = budget?.reserve(ticket);
  if (budget !== undefined && paid === undefined)
    return { given: null, problem: `not asked, because that might exceed --max-usd ${budget.maxUsd}` };
  try {
    const result = SystemAnswerSchema.safeParse(await system.triage(ticket));
    if (result.success) {
      paid?.(result.data.usage);
      return { given: result.data };
    }
    return { given: null, problem: `unusable answer: ${describeIssues(result.error.issues)}` };
  } catch (error) {
    return { given: null, problem: describeError(error) };
  }
};

const toPrediction = (ticket: TicketToTriage, answer: Answer, milliseconds: number | null): Prediction => {
  const { id, kind, half, truth } = ticket;
  return { id, kind, ...(half !== undefined && { half }), truth, ...answer, milliseconds };
};

const predict = async (
  system: TriageSystem,
  ticket: TicketToTriage,
  { answers, budget }: Pick<RunOptions, "answers" | "budget">,
): Promise<Prediction> => {
  const kept = answers?.get(ticket);
  if (kept) return toPrediction(ticket, { given: kept }, null);
  const start = performance.now();
  const answer = await answerOf(system, ticket, budget);
  const milliseconds = Math.round((performance.now() - start) * 1_000) / 1_000;
  if (answer.given !== null) await answers?.put(ticket, answer.given);
  return toPrediction(ticket, answer, milliseconds);
};

/** Has a system triage every ticket. A ticket without a usable answer stops nothing. */
export const runEvaluation = async (
  system: TriageSystem,
  { name, tickets, problems }: TicketSource,
  { now, concurrency = 1, screen, ...options }: RunOptions,
): Promise<Evaluation> => {
  const predictions = await mapWithProgress(tickets, (ticket) => predict(system, ticket, options), {
    concurrency,
    label: "Tickets",
    screen,
  });
  return {
    format: 1,
    system: system.description,
    tickets: name,
    madeAt: now.toISOString(),
    problems: [...problems],
    predictions: [...predictions],
  };
};
