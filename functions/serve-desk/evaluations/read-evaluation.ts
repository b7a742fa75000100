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
  /** By rules and judge. */
  find(ticketId: string): Promise<StoredEvaluation | undefined>;
  /** By whoever sent or discarded the draft. */
  findOfPerson(ticketId: string): Promise<StoredEvaluation | undefined>;
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

const toPersonView = ({ evaluation, decidedBy }: StoredEvaluation): EvaluationView["person"] => {
  const { draft_use: draftUse, edit_share: editShare = null } = evaluation.verdicts[0] ?? {};
  if (draftUse === undefined || decidedBy === undefined) return null;
  return { draftUse, editShare, decidedBy, decidedAt: evaluation.evaluated_at };
};

/** The evaluation of the reply that the ticket has now: one of an earlier reply would be misleading. */
const readEvaluation = async (ticketId: string, ports: EvaluationPorts): Promise<EvaluationView> => {
  const { content } = await requireTicket(ticketId, ports);
  const { evaluations } = ports;
  const [stored, ofPerson] = await Promise.all([evaluations.find(ticketId), evaluations.findOfPerson(ticketId)]);
  const isCurrent = (found: StoredEvaluation | undefined): found is StoredEvaluation =>
    found !== undefined && found.answeredAt === content.modelAnswer?.at;
  return {
    ticketId,
    evaluation: isCurrent(stored) ? toView(stored) : null,
    person: isCurrent(ofPerson) ? toPersonView(ofPerson) : null,
  };
};

/** The operation that shows how good a reply is. */
export const evaluationOperations = (ports: EvaluationPorts): OperationsOf<DeskEvaluationRoute> => ({
  readEvaluation: async ({ parameters: { id } }) => withVersion(await readEvaluation(id, ports)),
});
