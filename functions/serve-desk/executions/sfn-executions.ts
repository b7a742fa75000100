import type { DescribeExecutionOutput, HistoryEvent, SFNClient, SFNClientConfig } from "@aws-sdk/client-sfn";
import * as z from "zod";
import { ExecutionSchema } from "../../shared/api/desk-execution-schemas.js";
import { errorIn, readVisits } from "../../shared/executions/timeline.js";
import { executionArnOf } from "../../shared/intake/execution-name.js";
import { call, DependencyUnavailable } from "../../shared/lambda/errors.js";
import type { Executions, RecordedExecution } from "./executions.js";

/** Events of one read, and reads of one history: an execution has some hundred events, with all its retries. */
const PAGE = 1_000;
const MAX_READS = 3;

/** The service's names for an execution that is not there, or never could be. */
const MISSING = new Set(["ExecutionDoesNotExist", "InvalidArn"]);

const ignoreMissing = (error: unknown): undefined => {
  if (!(error instanceof Error) || !MISSING.has(error.name)) throw error;
};

const DescribedSchema = z.object({
  status: ExecutionSchema.shape.status,
  startDate: z.date(),
  stopDate: z.date().optional(),
});

interface History {
  readonly events: readonly HistoryEvent[];
  readonly isWhole: boolean;
}

const toRecorded = (described: DescribeExecutionOutput, { events, isWhole }: History): RecordedExecution => {
  const { success, data } = DescribedSchema.safeParse(described);
  if (!success) throw new DependencyUnavailable("StepFunctions DescribeExecution: the response has no status");
  const ends = events.filter(({ type }) => type?.startsWith("Execution") === true);
  return {
    status: data.status,
    startedAt: data.startDate,
    stoppedAt: data.stopDate,
    error: data.status === "SUCCEEDED" ? undefined : ends.flatMap((event) => errorIn(event)?.error ?? []).at(-1),
    visits: readVisits(events),
    isWhole,
  };
};

/** Executions in Step Functions. Inputs and outputs are not asked for: they have customers' texts. */
export class SfnExecutions implements Executions {
  readonly #prefix: string;
  #client: SFNClient | undefined;

  constructor(
    stateMachineArn: string,
    private readonly settings: SFNClientConfig,
  ) {
    this.#prefix = executionArnOf(stateMachineArn, "");
  }

  async find(arn: string): Promise<RecordedExecution | undefined> {
    if (!arn.startsWith(this.#prefix)) return undefined;
    const [described, history] = await Promise.all([this.#describe(arn), this.#readHistory(arn)]);
    return described && history && toRecorded(described, history);
  }

  async #describe(executionArn: string): Promise<DescribeExecutionOutput | undefined> {
    const { client, sdk } = await this.#connect();
    const command = new sdk.DescribeExecutionCommand({ executionArn, includedData: "METADATA_ONLY" });
    return call("StepFunctions DescribeExecution", client.send(command).catch(ignoreMissing));
  }

  /** The oldest events first; of a very long history, only these. */
  async #readHistory(executionArn: string): Promise<History | undefined> {
    const { client, sdk } = await this.#connect();
    const found: HistoryEvent[] = [];
    let nextToken: string | undefined;
    for (let reads = 0; reads < MAX_READS; reads += 1) {
      const query = { executionArn, maxResults: PAGE, includeExecutionData: false, nextToken };
      const sent = client.send(new sdk.GetExecutionHistoryCommand(query)).catch(ignoreMissing);
      const page = await call("StepFunctions GetExecutionHistory", sent);
      if (page === undefined) return undefined;
      found.push(...(page.events ?? []));
      nextToken = page.nextToken;
      if (nextToken === undefined) break;
    }
    return { events: found, isWhole: nextToken === undefined };
  }

  /** Few requests need the SDK, so its code is read with the first one that does. */
  async #connect() {
    const sdk = await import("@aws-sdk/client-sfn");
    this.#client ??= new sdk.SFNClient(this.settings);
    return { client: this.#client, sdk };
  }
}
