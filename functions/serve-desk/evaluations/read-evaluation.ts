import type { DeskEvaluationRoute } from "../../shared/api/desk-evaluation-routes.js";
import type { EvaluationView } from "../../shared/api/desk-evaluation-schemas.js";
import { withVersion } from "../../shared/http/etag.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { DEFINITIONS } from "../../shared/reply-quality/criteria.js";
import type { StoredEvaluation } from "../../shared/reply-quality/evaluation-item.js";
import type { DeskPorts } from "../ports.js";
import { requireTicket } from "../tickets/change-on-desk.js";

/** Evaluations of replies. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface StoredEvaluations {
  find(ticketId: string): Promise<StoredEvaluation | undefined>;
}

/** What the operation on evaluations needs. */
export interface EvaluationPorts extends Pick<DeskPorts, "tickets"> {
  readonly evaluations: StoredEvaluations;
}

const toView = ({ evaluation }: StoredEvaluation): EvaluationView["evaluation"] => ({
  evaluatedAt: evaluation.evaluated_at,
  judgeModelId: evaluation.judge_model_id,
  verdicts: evaluation.verdicts.map(({ critique = null, ...verdict }) => ({
    ...verdict,
    definition: DEFINITIONS[verdict.criterion],
    critique,
  })),
});

/** The evaluation of the reply that the ticket has now: one of an earlier reply would be misleading. */
const readEvaluation = async (ticketId: string, ports: EvaluationPorts): Promise<EvaluationView> => {
  const { content } = await requireTicket(ticketId, ports);
  const stored = await ports.evaluations.find(ticketId);
  const isCurrent = stored !== undefined && stored.answeredAt === content.modelAnswer?.at;
  return { ticketId, evaluation: isCurrent ? toView(stored) : null };
};

/** The operation that shows how good a reply is. */
export const evaluationOperations = (ports: EvaluationPorts): OperationsOf<DeskEvaluationRoute> => ({
  readEvaluation: async ({ parameters: { id } }) => withVersion(await readEvaluation(id, ports)),
});
