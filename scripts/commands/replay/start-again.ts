import type { WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import type { WorkflowExecutions } from "../../shared/failures/ports.js";
import type { ActionResult } from "./step.js";

/** Starts an execution under its one name; that it was started before counts as done. */
export const startAgain = async (
  executions: WorkflowExecutions,
  name: string,
  input: WorkflowInput,
): Promise<ActionResult> => {
  const started = await executions.start(name, JSON.stringify(input));
  const acted = { executions: [executions.arnOf(name)] };
  return started === "started" ? acted : { ...acted, note: "was started before" };
};
