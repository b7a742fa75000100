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
import type { BadEnd, DescribedExecution, EndedExecution, WorkflowExecutions } from "./ports.js";
import { isWithin, type TimeRange } from "./time-range.js";

const PAGE = 1_000;

const NEVER = new Date(0);

const toEnded = (item: ExecutionListItem, status: BadEnd): EndedExecution => ({
  arn: item.executionArn ?? "",
  name: item.name ?? "",
  status,
  stoppedAt: item.stopDate ?? NEVER,
  redriveCount: item.redriveCount ?? 0,
});

const isOneOf =
  (...names: readonly string[]) =>
  (error: unknown): boolean =>
    error instanceof Error && names.includes(error.name);

/** What a service that knows the operation says of an execution that cannot be: there is none of that name. */
const knowsOperation = isOneOf("ExecutionDoesNotExist", "InvalidArn", "ExecutionNotRedrivable");

/** The workflow's executions in Step Functions. */
export class SfnExecutions implements WorkflowExecutions {
  constructor(
    private readonly client: SFNClient,
    private readonly stateMachineArn: string,
  ) {}

  arnOf(name: string): string {
    return `${this.stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
  }

  async *ended(status: BadEnd, range: TimeRange): AsyncGenerator<EndedExecution> {
    const query = { stateMachineArn: this.stateMachineArn, statusFilter: status, maxResults: PAGE };
    for await (const { executions = [] } of paginateListExecutions({ client: this.client }, query)) {
      const ended = executions.map((item) => toEnded(item, status));
      yield* ended.filter(({ stoppedAt }) => isWithin(range, stoppedAt));
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

  /** Asks for an execution that is not there: an emulator without the operation, or a policy without the right, answers otherwise. */
  async canRedrive(): Promise<boolean> {
    const executionArn = this.arnOf("no-such-execution");
    try {
      await this.client.send(new RedriveExecutionCommand({ executionArn }));
      return true;
    } catch (error) {
      return knowsOperation(error);
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
