import { UsageError } from "../../../shared/terminal/command-line.js";
import type { Mutation } from "../mutation.js";
import { alarmMutations } from "./alarms.js";
import { answerMutations } from "./answers.js";
import { apiMutations } from "./api.js";
import { authorizeRequestMutations } from "./authorize-request.js";
import { budgetMutations } from "./budgets.js";
import { commandMutations } from "./commands.js";
import { conversationMutations } from "./conversation.js";
import { deliveryMutations } from "./delivery.js";
import { deskAccessMutations } from "./desk-access.js";
import { deskAgentMutations, deskDeadlineMutations } from "./desk-agents.js";
import { deskChangeMutations } from "./desk-changes.js";
import { deskStatsMutations } from "./desk-stats.js";
import { deskCustomerMutations } from "./desk-customers.js";
import { deskExecutionMutations } from "./desk-executions.js";
import { deskInboxMutations } from "./desk-inbox.js";
import { deskMutations } from "./desk.js";
import { deskRulesMutations } from "./desk-rules.js";
import { evaluationMutations } from "./evaluation.js";
import { eventSourceMutations } from "./event-source.js";
import { guardrailMutations } from "./guardrail.js";
import { identityMutations } from "./identity.js";
import { inputMutations } from "./inputs.js";
import { intakeMutations } from "./intake.js";
import { leftBehindMutations } from "./left-behind.js";
import { loadMutations } from "./load.js";
import { consoleMutations } from "./console.js";
import { localStackMutations } from "./local-stack.js";
import { modelMutations } from "./models.js";
import { outputMutations } from "./output.js";
import { packageMutations } from "./packages.js";
import { partitionMutations } from "./partitions.js";
import { personalDataMutations } from "./personal-data.js";
import { preflightMutations } from "./preflight.js";
import { recordFailureMutations } from "./record-failure.js";
import { replyEvaluationMutations } from "./reply-evaluation.js";
import { replayMutations } from "./replay.js";
import { restoreMutations } from "./restore.js";
import { routingMutations } from "./routing.js";
import { stackSourceMutations } from "./stack-source.js";
import { startWorkflowMutations } from "./start-workflow.js";
import { workflowRoutes } from "./workflow-routes.js";
import { workflowSettings } from "./workflow-settings.js";

/** Every mutation, in the order in which a ticket passes the safeguards. */
export const allMutations: readonly Mutation[] = [
  ...apiMutations,
  ...intakeMutations,
  ...stackSourceMutations,
  ...eventSourceMutations,
  ...startWorkflowMutations,
  ...inputMutations,
  ...workflowSettings,
  ...workflowRoutes,
  ...answerMutations,
  ...personalDataMutations,
  ...guardrailMutations,
  ...modelMutations,
  ...budgetMutations,
  ...recordFailureMutations,
  ...partitionMutations,
  ...routingMutations,
  ...deskAccessMutations,
  ...deskAgentMutations,
  ...deskDeadlineMutations,
  ...deskCustomerMutations,
  ...deskStatsMutations,
  ...deskExecutionMutations,
  ...deskInboxMutations,
  ...deskMutations,
  ...deskChangeMutations,
  ...deskRulesMutations,
  ...alarmMutations,
  ...authorizeRequestMutations,
  ...identityMutations,
  ...replayMutations,
  ...loadMutations,
  ...commandMutations,
  ...evaluationMutations,
  ...replyEvaluationMutations,
  ...preflightMutations,
  ...outputMutations,
  ...localStackMutations,
  ...consoleMutations,
  ...packageMutations,
  ...conversationMutations,
  ...deliveryMutations,
  ...restoreMutations,
  ...leftBehindMutations,
];

const isNamed = ({ name }: Mutation, wanted: string): boolean => name === wanted || name.startsWith(`${wanted}/`);

/** The first parts of all names. */
const groupsOf = (all: readonly Mutation[]): string =>
  [...new Set(all.map(({ name }) => name.split("/")[0]))].join(", ");

/**
 * The mutations of these names, and those below them: `workflow/open-ticket` includes `workflow/open-ticket/retry`.
 * Without names, all mutations.
 * @throws UsageError for a name that no mutation has.
 */
export const chooseMutations = (all: readonly Mutation[], names: readonly string[] = []): readonly Mutation[] => {
  const unknown = names.filter((name) => !all.some((mutation) => isNamed(mutation, name)));
  if (unknown.length > 0)
    throw new UsageError(
      `No mutation is named ${unknown.join(", ")}; expected one of ${groupsOf(all)}, or a name below; ` +
        "--list shows all names.",
    );
  return names.length === 0 ? all : all.filter((mutation) => names.some((name) => isNamed(mutation, name)));
};
