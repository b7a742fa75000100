import { type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { asDependencyError } from "../shared/lambda/aws-errors.js";
import type { WorkflowInput } from "../shared/contracts/workflow.js";
import type { StartResult, WorkflowStarter } from "./ports.js";

/** Answers of StartExecution that this name or input will always get. */
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
      return answerTo(error);
    }
  }
}

const answerTo = (error: unknown): StartResult => {
  if (error instanceof Error && error.name === "ExecutionAlreadyExists") return { status: "already-started" };
  if (error instanceof Error && REJECTIONS.has(error.name)) {
    return { status: "rejected", reason: `${error.name}: ${error.message}` };
  }
  throw asDependencyError("Step Functions StartExecution", error);
};
