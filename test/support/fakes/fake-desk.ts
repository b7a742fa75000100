import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import type { Agent } from "../../../functions/shared/desk/store/agents.js";
import type { ChangeOrigin } from "../../../functions/shared/desk/store/desk-tickets.js";
import { DynamoAgents } from "../../../functions/shared/desk/store/dynamo-agents.js";
import { DynamoDeskQueues } from "../../../functions/shared/desk/store/dynamo-desk-queues.js";
import { DynamoDeskTickets } from "../../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { anAgentItem } from "../builders/agents.js";
import { aDeskItem, SUBMITTED_AT } from "../builders/desk-tickets.js";
import type { TableItem } from "./dynamo-expressions.js";
import { FakeDeskTable } from "./fake-desk-table.js";

const TABLE = "tickets";

/** A desk in memory: the real adapters on a fake table, and a time that a test moves. */
export class FakeDesk {
  readonly table: FakeDeskTable;
  readonly tickets: DynamoDeskTickets;
  readonly agents: DynamoAgents;
  readonly queues: DynamoDeskQueues;
  readonly rules = DEFAULT_RULES;
  /** Milliseconds since 1970. */
  time = SUBMITTED_AT + 60_000;

  /** @param turn see FakeDeskTable */
  constructor(turn?: (call: string) => Promise<unknown>) {
    this.table = new FakeDeskTable(turn);
    this.tickets = new DynamoDeskTickets(this.table.client, TABLE, () => this.time);
    this.agents = new DynamoAgents(this.table.client, TABLE);
    this.queues = new DynamoDeskQueues(this.table.client, TABLE, () => this.time);
  }

  add(...added: readonly (DeskTicket | Agent)[]): void {
    for (const each of added) this.table.put("ticketId" in each ? aDeskItem(each) : anAgentItem(each));
  }

  originOf = (requestId: string, change: Partial<ChangeOrigin> = {}): ChangeOrigin => ({
    who: "u-root",
    what: "assigned",
    requestId,
    at: new Date(this.time),
    ...change,
  });

  /** How many tickets each agent has by their item, and by the tickets. */
  loads(): Readonly<Record<string, readonly [counted: number, assigned: number]>> {
    const tickets = [...this.table.items.values()];
    return Object.fromEntries(
      this.table.partition("AGENTS").map(({ sk, open_count: count }) => {
        const assigned = tickets.filter(({ assignee, queue_key: key }) => assignee?.S === sk?.S && key !== undefined);
        return [sk?.S ?? "", [Number(count?.N), assigned.length]];
      }),
    );
  }

  writtenNotices(): TableItem[] {
    return this.table.partition("NOTICES");
  }

  audit(ticketId: string): TableItem[] {
    return this.table.partition(`AUDIT#TICKET#${ticketId}`);
  }
}
