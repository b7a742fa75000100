import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  type ExecutionListItem,
  type ExecutionStatus,
  type HistoryEvent,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { reportExecution, type ExecutionReport, type ExecutionSummary } from "./execution-report.js";

const PAGE = 1_000;

/** The state machine is not there: the stack is not deployed, or under another name. */
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

  /** Newest first, a page of the service's at a time as they are asked for. */
  async *list(status?: ExecutionStatus): AsyncGenerator<ExecutionSummary> {
    let nextToken: string | undefined;
    do {
      const page = await this.client.send(
        new ListExecutionsCommand({
          stateMachineArn: this.stateMachineArn,
          maxResults: PAGE,
          ...(status && { statusFilter: status }),
          ...(nextToken !== undefined && { nextToken }),
        }),
      );
      yield* (page.executions ?? []).map(toSummary);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  }

  /** @returns undefined if there is no such execution. */
  async find(arn: string): Promise<ExecutionSummary | undefined> {
    try {
      return toSummary(await this.client.send(new DescribeExecutionCommand({ executionArn: arn })));
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist || (error instanceof Error && error.name === "InvalidArn"))
        return undefined;
      throw error;
    }
  }

  /** Reads the whole history and makes sense of it. */
  async report(execution: ExecutionSummary): Promise<ExecutionReport> {
    return reportExecution(execution, await this.history(execution.arn));
  }

  /** State transitions of one execution: one for each time a state is entered. Each retry is billed as one more. */
  async countTransitions(executionArn: string): Promise<number> {
    const events = await this.history(executionArn);
    return events.filter(({ type }) => type?.endsWith("StateEntered")).length;
  }

  private async history(executionArn: string): Promise<readonly HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.client.send(
        new GetExecutionHistoryCommand({
          executionArn,
          maxResults: PAGE,
          ...(nextToken !== undefined && { nextToken }),
        }),
      );
      events.push(...(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return events;
  }
}

/** @throws StateMachineNotFound when none has that name. */
export const openExecutions = async (client: SFNClient, stateMachine: string): Promise<Executions> => {
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new ListStateMachinesCommand({ maxResults: PAGE, ...(nextToken !== undefined && { nextToken }) }),
    );
    const found = page.stateMachines?.find(({ name }) => name === stateMachine);
    if (found?.stateMachineArn !== undefined) return new Executions(client, found.stateMachineArn);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  throw new StateMachineNotFound(`No state machine ${stateMachine}: is the stack deployed?`);
};
