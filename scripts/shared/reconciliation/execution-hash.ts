import { DescribeExecutionCommand, ExecutionDoesNotExist, type SFNClient } from "@aws-sdk/client-sfn";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record.js";
import { WorkflowInputSchema } from "../../../functions/shared/contracts/workflow.js";

/**
 * Hash of an item whose execution is forgotten (Step Functions keeps 90 days). It equals no event's, so that the same ticket
 * sent again ends as a conflict that people see, and is not answered twice.
 */
export const UNKNOWN_HASH = "unknown";

/** Reads the hash from the input of the execution that made a record. */
export const executionHashes =
  (client: SFNClient) =>
  async ({ execution_arn }: TicketRecord): Promise<string> => {
    try {
      const { input } = await client.send(new DescribeExecutionCommand({ executionArn: execution_arn }));
      const parsed = WorkflowInputSchema.safeParse(JSON.parse(input ?? "null"));
      return parsed.data?.contentHash ?? UNKNOWN_HASH;
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return UNKNOWN_HASH;
      throw error;
    }
  };
