import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  paginateGetExecutionHistory,
  paginateListExecutions,
  paginateListStateMachines,
  type ExecutionListItem,
  type ExecutionStatus,
  type HistoryEvent,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { reportExecution, type ExecutionReport, type ExecutionSummary } from "./execution-report.js";

const PAGE = 1_000;

/** The state machine does not exist: the stack is not deployed, or has another name. */
export class StateMachineNotFound extends Error {
  override readonly name = "StateMachineNotFound";
}

const toSummary = (item: Partial<ExecutionListItem>): ExecutionSummary => ({
  arn: item.executionArn ?? "",
  name: item.name ?? "",
  status: item.status ?? "",
  startedAt: item.startDate ?? new Date(0),
  stoppedAt: item.stopDate,
});

/** The executions of one state machine, in AWS or an emulator. */
export class Executions {
  constructor(
    private readonly client: SFNClient,
    private readonly stateMachineArn: string,
  ) {}

  /** Newest first. Reads one page of the service at a time, as needed. */
  async *list(status?: ExecutionStatus): AsyncGenerator<ExecutionSummary> {
    const { client, stateMachineArn } = this;
    const query = { stateMachineArn, maxResults: PAGE, statusFilter: status };
    for await (const { executions = [] } of paginateListExecutions({ client }, query)) yield* executions.map(toSummary);
  }

  /** @returns undefined if the execution does not exist */
  async find(arn: string): Promise<ExecutionSummary | undefined> {
    try {
      return toSummary(await this.client.send(new DescribeExecutionCommand({ executionArn: arn })));
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist || (error instanceof Error && error.name === "InvalidArn"))
        return undefined;
      throw error;
    }
  }

  /** Reads and interprets the whole history. */
  async report(execution: ExecutionSummary): Promise<ExecutionReport> {
    return reportExecution(execution, await this.history(execution.arn));
  }

  /** State transitions of one execution: one for each time a state is entered. AWS bills each retry as another one. */
  async countTransitions(executionArn: string): Promise<number> {
    const events = await this.history(executionArn);
    return events.filter(({ type }) => type?.endsWith("StateEntered")).length;
  }

  private async history(executionArn: string): Promise<readonly HistoryEvent[]> {
    const found: HistoryEvent[] = [];
    const query = { executionArn, maxResults: PAGE };
    for await (const { events = [] } of paginateGetExecutionHistory({ client: this.client }, query))
      found.push(...events);
    return found;
  }
}

/** The ARN of a state machine by name; undefined if it does not exist. */
export const findStateMachine = async (client: SFNClient, wanted: string): Promise<string | undefined> => {
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, { maxResults: PAGE })) {
    const found = stateMachines.find(({ name }) => name === wanted);
    if (found?.stateMachineArn !== undefined) return found.stateMachineArn;
  }
  return undefined;
};

/** @throws StateMachineNotFound */
export const openExecutions = async (client: SFNClient, stateMachine: string): Promise<Executions> => {
  const arn = await findStateMachine(client, stateMachine);
  if (arn === undefined)
    throw new StateMachineNotFound(`State machine ${stateMachine} not found. Is the stack deployed?`);
  return new Executions(client, arn);
};
