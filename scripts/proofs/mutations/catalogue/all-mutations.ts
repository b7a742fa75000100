import type { Mutation } from "../mutation.js";
import { alarmMutations } from "./alarms.js";
import { answerMutations } from "./answers.js";
import { apiMutations } from "./api.js";
import { authorizeRequestMutations } from "./authorize-request.js";
import { eventSourceMutations } from "./event-source.js";
import { intakeMutations } from "./intake.js";
import { loadMutations } from "./load.js";
import { recordFailureMutations } from "./record-failure.js";
import { replayMutations } from "./replay.js";
import { routingMutations } from "./routing.js";
import { stackSourceMutations } from "./stack-source.js";
import { startWorkflowMutations } from "./start-workflow.js";
import { workflowRoutes } from "./workflow-routes.js";
import { workflowSettings } from "./workflow-settings.js";

/** Every mutation, along the way of a ticket. */
export const allMutations: readonly Mutation[] = [
  ...apiMutations,
  ...intakeMutations,
  ...stackSourceMutations,
  ...eventSourceMutations,
  ...startWorkflowMutations,
  ...workflowSettings,
  ...workflowRoutes,
  ...answerMutations,
  ...recordFailureMutations,
  ...routingMutations,
  ...alarmMutations,
  ...authorizeRequestMutations,
  ...replayMutations,
  ...loadMutations,
];
