import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  paginateListExecutions,
  RedriveExecutionCommand,
  StartExecutionCommand,
  type ExecutionListItem,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { executionArnOf } from "../../../functions/shared/intake/execution-name.js";
import type { FailedStatus, DescribedExecution, ListedExecution, WorkflowExecutions } from "./ports.js";
import { isWithin, type TimeRange } from "./selection.js";

const PAGE = 1_000;

const EPOCH = new Date(0);

const toListed = (item: ExecutionListItem, status: FailedStatus): ListedExecution => ({
  arn: item.executionArn ?? "",
  name: item.name ?? "",
  status,
  stoppedAt: item.stopDate ?? EPOCH,
  redriveCount: item.redriveCount ?? 0,
});

const isOneOf =
  (...names: readonly string[]) =>
  (error: unknown): boolean =>
    error instanceof Error && names.includes(error.name);

/** Errors of a service that supports RedriveExecution, for an execution that does not exist. */
const isSupported = isOneOf("ExecutionDoesNotExist", "InvalidArn", "ExecutionNotRedrivable");

/** The workflow's executions in Step Functions. */
export class SfnExecutions implements WorkflowExecutions {
  constructor(
    private readonly client: SFNClient,
    private readonly stateMachineArn: string,
  ) {}

  arnOf(name: string): string {
    return executionArnOf(this.stateMachineArn, name);
  }

  async *listFailed(status: FailedStatus, range: TimeRange): AsyncGenerator<ListedExecution> {
    const query = { stateMachineArn: this.stateMachineArn, statusFilter: status, maxResults: PAGE };
    for await (const { executions = [] } of paginateListExecutions({ client: this.client }, query)) {
      const listed = executions.map((item) => toListed(item, status));
      yield* listed.filter(({ stoppedAt }) => isWithin(range, stoppedAt));
    }
  }

  async describe(arn: string): Promise<DescribedExecution | undefined> {
    try {
      const found = await this.client.send(new DescribeExecutionCommand({ executionArn: arn }));
      const { status = "", input, output, error, stopDate, redriveCount = 0, redriveStatus } = found;
      const isRedrivable = redriveStatus === "REDRIVABLE";
      return { arn, status, input, output, error, stoppedAt: stopDate, redriveCount, isRedrivable };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist || isOneOf("InvalidArn")(error)) return undefined;
      throw error;
    }
  }

  async start(name: string, input: string): Promise<"started" | "already-started"> {
    try {
      const { stateMachineArn } = this;
      await this.client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
      return "started";
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return "already-started";
      throw error;
    }
  }

  /**
   * Tries an execution that does not exist. An emulator without the operation, or a policy, fails with another error.
   */
  async canRedrive(): Promise<boolean> {
    const executionArn = this.arnOf("no-such-execution");
    try {
      await this.client.send(new RedriveExecutionCommand({ executionArn }));
      return true;
    } catch (error) {
      return isSupported(error);
    }
  }

  async redrive(arn: string, token: string): Promise<boolean> {
    try {
      await this.client.send(new RedriveExecutionCommand({ executionArn: arn, clientToken: token }));
      return true;
    } catch (error) {
      if (error instanceof ExecutionNotRedrivable) return false;
      throw error;
    }
  }
}
