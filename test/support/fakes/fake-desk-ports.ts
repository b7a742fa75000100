import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { readAuditItem } from "../../../functions/shared/audit/audit-item.js";
import type { AuditEntry, AuditTrails } from "../../../functions/shared/audit/audit-trail.js";
import { DynamoAuditTrails } from "../../../functions/shared/audit/dynamo-audit-trails.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import type { TicketWrite, TicketWritten, WholeTicket } from "../../../functions/shared/desk/store/desk-tickets.js";
import { DynamoDeskTickets } from "../../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../../../functions/shared/desk/store/dynamo-entries.js";
import type { EntryPage } from "../../../functions/shared/table/entry-page.js";
import { toRuleAuditItem } from "../../../functions/serve-desk/rules/dynamo-rule-table.js";
import type { DeskPorts } from "../../../functions/serve-desk/ports.js";
import { DynamoStoredEvaluations } from "../../../functions/serve-desk/evaluations/dynamo-stored-evaluations.js";
import { DynamoDrafts } from "../../../functions/serve-desk/tickets/dynamo-drafts.js";
import type { ModelPrices } from "../../../functions/serve-desk/tickets/model-cost.js";
import { DynamoPresence } from "../../../functions/serve-desk/tickets/dynamo-presence.js";
import { aDeskItem } from "../builders/desk-tickets.js";
import { FakeCustomers } from "./fake-customers.js";
import { FakeDesk } from "./fake-desk.js";
import { FakeDeskIndex } from "./fake-desk-index.js";
import { FakeExecutions } from "./fake-executions.js";
import { FakeRuleTable } from "./fake-rule-table.js";
import { FakeLog } from "./start-workflow-fakes.js";

const TABLE = "tickets";

/** The tickets of a desk, whose reads are seen and whose writes can be forestalled. */
class ObservedTickets extends DynamoDeskTickets {
  /** Ids that were looked up. */
  readonly asked: string[] = [];
  /** What happens between a read and the next write: another agent, say. */
  beforeWrite: (() => void) | undefined;

  override find(ticketId: string): Promise<DeskTicket | undefined> {
    this.asked.push(ticketId);
    return super.find(ticketId);
  }

  override findWhole(ticketId: string): Promise<WholeTicket | undefined> {
    this.asked.push(ticketId);
    return super.findWhole(ticketId);
  }

  override write(write: TicketWrite): Promise<TicketWritten> {
    this.beforeWrite?.();
    return super.write(write);
  }
}

/** A page of an audit trail, whose entries are sorted by time and request. */
export const auditPageOf = (entries: readonly AuditEntry[], limit: number, after = ""): EntryPage<AuditEntry> => {
  const keyOf = ({ at, requestId }: AuditEntry): string => `${at}#${requestId}`;
  const rest = entries
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .filter((entry) => keyOf(entry) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { entries: page, last: rest.length > limit && last !== undefined ? keyOf(last) : undefined };
};

/** The ports of serve-desk on a desk in memory, with a time that a test moves. Rules, lists and customers are fakes. */
export class FakeDeskPorts implements DeskPorts {
  readonly desk = new FakeDesk();
  #random = 0;
  readonly #client = this.desk.table.client;
  readonly tickets = new ObservedTickets(this.#client, TABLE, () => this.time);
  readonly agents = this.desk.agents;
  readonly queues = this.desk.queues;
  readonly entries = new DynamoEntries(this.#client, TABLE);
  readonly presence = new DynamoPresence(this.#client, TABLE);
  readonly drafts = new DynamoDrafts(this.#client, TABLE);
  readonly log = new FakeLog();
  readonly customers = new FakeCustomers();
  readonly pipeline = new FakeExecutions();
  readonly executions = this.pipeline.executions;
  readonly executionNames = this.pipeline.executionNames;
  readonly evaluations = new DynamoStoredEvaluations(this.#client, TABLE);
  readonly index = new FakeDeskIndex();
  readonly lists = this.index.lists(() => this.time);
  readonly rules = () => Promise.resolve(this.desk.rules);
  readonly modelPrices: ModelPrices = { "model-1": [1, 4] };
  readonly ruleTable = new FakeRuleTable();
  readonly #ticketTrails = new DynamoAuditTrails(this.#client, TABLE);
  readonly auditTrails: AuditTrails = {
    read: (subject, limit, after) => {
      if (subject.kind !== "rule") return this.#ticketTrails.read(subject, limit, after);
      const written = this.ruleTable.audit.filter(
        ({ collection, change }) => collection === subject.collection && change.id === subject.id,
      );
      const entries = written.flatMap(
        ({ collection, change }) => readAuditItem(toRuleAuditItem(collection, change)) ?? [],
      );
      return Promise.resolve(auditPageOf(entries, limit, after));
    },
  };
  readonly now = () => new Date(this.time);

  /** Milliseconds since 1970. */
  get time(): number {
    return this.desk.time;
  }

  set time(time: number) {
    this.desk.time = time;
  }

  /** Puts a ticket as pipeline and desk have written it. `content` has attributes that only the pipeline writes. */
  add(ticket: DeskTicket, content: Readonly<Record<string, AttributeValue>> = {}): void {
    this.desk.table.put({ ...aDeskItem(ticket), ...content });
  }

  /** Different bytes with every call. */
  randomBytes = (size: number): Uint8Array => {
    this.#random += 1;
    return new Uint8Array(size).fill(this.#random % 256);
  };
}
