import { type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { WorkflowInput } from "../shared/contracts/workflow.js";
import { asDependencyError } from "../shared/lambda/errors.js";
import type { StartResult, WorkflowStarter } from "./ports.js";

/** Errors that StartExecution will always return for this name or input. */
const REJECTIONS = new Set(["InvalidExecutionInput", "InvalidName", "ValidationException"]);

/** Step Functions' StartExecution. */
export class SfnWorkflowStarter implements WorkflowStarter {
  constructor(
    private readonly client: SFNClient,
    private readonly stateMachineArn: string,
  ) {}

  async start(name: string, input: WorkflowInput): Promise<StartResult> {
    const { stateMachineArn } = this;
    try {
      await this.client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
      return { status: "started" };
    } catch (error) {
      return resultOf(error);
    }
  }
}

const resultOf = (error: unknown): StartResult => {
  if (error instanceof Error && error.name === "ExecutionAlreadyExists") return { status: "already-started" };
  if (error instanceof Error && REJECTIONS.has(error.name)) {
    return { status: "rejected", reason: `${error.name}: ${error.message}` };
  }
  throw asDependencyError("Step Functions StartExecution", error);
};
