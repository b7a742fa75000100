import { DescribeExecutionCommand, ExecutionDoesNotExist, type SFNClient } from "@aws-sdk/client-sfn";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { WorkflowInputSchema } from "../../../functions/shared/contracts/workflow.js";
import type { Loader } from "./loaders.js";
import type { ObjectTickets } from "./object-tickets.js";
import type { Repairs } from "./repair.js";
import type { TableTickets } from "./table-tickets.js";
import type { WarehouseTickets } from "./warehouse-tickets.js";

/**
 * Hash of an item whose execution no longer exists (Step Functions stores it for 90 days). It equals no event's hash,
 * so that the same ticket sent again ends as a visible conflict and is not answered twice.
 */
export const UNKNOWN_HASH = "unknown";

/** Reads the content hash from the input of the execution that wrote a ticket record. */
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

export interface RepairParts {
  readonly table: TableTickets;
  readonly objects: ObjectTickets;
  readonly warehouse: WarehouseTickets;
  readonly loader: Loader;
  /** Hash of the event with which a ticket's execution was started. */
  readonly contentHashOf: (record: TicketRecord) => Promise<string>;
}

/** Repairs through the same adapters that read the locations. */
export const repairsWith = ({ table, objects, warehouse, loader, contentHashOf }: RepairParts): Repairs => ({
  writeObject: async ({ ticketId }) => {
    await objects.write(await table.read(ticketId));
  },
  addItem: async (ticket) => {
    const record = await objects.read(ticket);
    return table.add(record, await contentHashOf(record));
  },
  load: async (tickets) => {
    await warehouse.expire(tickets);
    await loader.load(tickets);
  },
});
