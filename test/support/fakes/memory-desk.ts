import { readAuditItem } from "../../../functions/shared/audit/audit-item.js";
import type { AuditEntry, AuditTrails } from "../../../functions/shared/audit/audit-trail.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import { currentDeskStatus } from "../../../functions/shared/desk/desk-status.js";
import { type DeskTicket, isListed } from "../../../functions/shared/desk/desk-ticket.js";
import type {
  ChangeOrigin,
  DeskTickets,
  Draft,
  Note,
  Notice,
  PublicMessage,
  TicketContent,
  TicketEntries,
  TicketWrite,
  TicketWritten,
  WholeTicket,
} from "../../../functions/shared/desk/store/desk-tickets.js";
import type { EntryPage } from "../../../functions/shared/table/entry-page.js";
import { toRuleAuditItem } from "../../../functions/serve-desk/rules/dynamo-rule-table.js";
import type { DeskPorts, Drafts, Presence, Viewer } from "../../../functions/serve-desk/ports.js";
import type { ModelPrices } from "../../../functions/serve-desk/tickets/model-cost.js";
import { SUBMITTED_AT } from "../builders/desk-tickets.js";
import { FakeCustomers } from "./fake-customers.js";
import { FakeExecutions } from "./fake-executions.js";
import { FakeDeskIndex } from "./fake-desk-index.js";
import { FakeRuleTable } from "./fake-rule-table.js";
import { FakeLog } from "./start-workflow-fakes.js";

const NO_CONTENT: TicketContent = {
  description: undefined,
  product: undefined,
  sentiment: undefined,
  contact: { name: undefined, email: undefined, company: undefined },
  modelAnswer: undefined,
  failure: undefined,
  followUpOf: undefined,
  submittedBy: undefined,
};

/** An agent as the transactions of tickets see them. */
interface MemoryAgent {
  readonly capacity: number;
  readonly active: boolean;
  openCount: number;
}

const loads = ({ deskStatus, assignee }: DeskTicket): string | undefined =>
  isListed(deskStatus) ? assignee : undefined;

/** The desk's table in memory, with the conditions of its transactions. */
class MemoryDesk implements DeskTickets, TicketEntries, Presence {
  readonly tickets = new Map<string, WholeTicket>();
  readonly agents = new Map<string, MemoryAgent>();
  readonly notices: Notice[] = [];
  readonly #messages = new Map<string, PublicMessage[]>();
  readonly #notes = new Map<string, Note[]>();
  readonly #audit = new Map<string, AuditEntry[]>();
  readonly #drafts = new Map<string, Draft>();
  readonly #viewers = new Map<string, Map<string, string>>();
  /** Ids that were looked up. */
  readonly asked: string[] = [];
  /** What happens between a read and the next write: another agent, say. */
  beforeWrite: (() => void) | undefined;

  constructor(private readonly now: () => number) {}

  add(ticket: DeskTicket, content: Partial<TicketContent> = {}): void {
    this.tickets.set(ticket.ticketId, { ticket, content: { ...NO_CONTENT, ...content } });
  }

  addAgent(id: string, agent: Partial<MemoryAgent> = {}): void {
    this.agents.set(id, { capacity: 10, active: true, openCount: 0, ...agent });
  }

  async find(ticketId: string): Promise<DeskTicket | undefined> {
    return (await this.findWhole(ticketId))?.ticket;
  }

  findWhole(ticketId: string): Promise<WholeTicket | undefined> {
    this.asked.push(ticketId);
    const whole = this.tickets.get(ticketId);
    if (whole === undefined) return Promise.resolve(undefined);
    const { deskStatus, solvedAt } = whole.ticket;
    const ticket = { ...whole.ticket, deskStatus: currentDeskStatus(deskStatus, solvedAt, this.now()) };
    return Promise.resolve({ ...whole, ticket });
  }

  write({ before, changed, origin, message, discardDraftOf, notice }: TicketWrite): Promise<TicketWritten> {
    this.beforeWrite?.();
    const { ticketId } = before;
    const stored = this.tickets.get(ticketId);
    if (stored?.ticket.version !== before.version) return Promise.resolve("conflict");
    const refused = this.#moveLoad(before, changed.ticket);
    if (refused !== undefined) return Promise.resolve(refused);
    this.tickets.set(ticketId, { ...stored, ticket: changed.ticket });
    const { at, ...who } = origin;
    const entryId = message?.id;
    listIn(this.#audit, ticketId).push({ ...who, at: at.toISOString(), changes: changed.changes, entryId });
    if (message !== undefined) listIn(this.#messages, ticketId).push(message);
    if (notice !== undefined) this.notices.push(notice);
    if (discardDraftOf !== undefined) this.#drafts.delete(`${ticketId} ${discardDraftOf}`);
    return Promise.resolve("written");
  }

  addNote(ticketId: string, note: Note, { at, ...who }: ChangeOrigin): Promise<boolean> {
    if (!this.tickets.has(ticketId)) return Promise.resolve(false);
    listIn(this.#notes, ticketId).push(note);
    listIn(this.#audit, ticketId).push({ ...who, at: at.toISOString(), changes: [], entryId: note.id });
    return Promise.resolve(true);
  }

  messages(ticketId: string, limit: number, after?: string): Promise<EntryPage<PublicMessage>> {
    return Promise.resolve(pageOf(listIn(this.#messages, ticketId), ({ id }) => id, limit, after));
  }

  notes(ticketId: string, limit: number, after?: string): Promise<EntryPage<Note>> {
    return Promise.resolve(pageOf(listIn(this.#notes, ticketId), ({ id }) => id, limit, after));
  }

  audit(ticketId: string, limit: number, after?: string): Promise<EntryPage<AuditEntry>> {
    return Promise.resolve(auditPageOf(listIn(this.#audit, ticketId), limit, after));
  }

  save(ticketId: string, draft: Draft): Promise<void> {
    this.#drafts.set(`${ticketId} ${draft.agent}`, draft);
    return Promise.resolve();
  }

  findDraft(ticketId: string, agentId: string): Promise<Draft | undefined> {
    return Promise.resolve(this.#drafts.get(`${ticketId} ${agentId}`));
  }

  discard(ticketId: string, agentId: string): Promise<void> {
    this.#drafts.delete(`${ticketId} ${agentId}`);
    return Promise.resolve();
  }

  announce(ticketId: string, agentId: string, at: Date): Promise<readonly Viewer[]> {
    const viewers = this.#viewers.get(ticketId) ?? new Map<string, string>();
    const seen = [...viewers].map(([agent, seenAt]) => ({ agent, seenAt }));
    this.#viewers.set(ticketId, viewers.set(agentId, at.toISOString()));
    return Promise.resolve(seen);
  }

  #moveLoad(before: DeskTicket, after: DeskTicket): Exclude<TicketWritten, "written" | "conflict"> | undefined {
    const [from, to] = [loads(before), loads(after)];
    const assigned = after.assignee === before.assignee ? undefined : after.assignee;
    if (assigned !== undefined) {
      const agent = this.agents.get(assigned);
      if (agent?.active !== true) return "agent-missing";
      if (agent.openCount >= agent.capacity) return "agent-full";
    }
    if (from === to) return undefined;
    this.#addLoad(from, -1);
    this.#addLoad(to, 1);
    return undefined;
  }

  #addLoad(id: string | undefined, by: 1 | -1): void {
    const agent = this.agents.get(id ?? "");
    if (agent !== undefined) agent.openCount += by;
  }
}

const listIn = <T>(lists: Map<string, T[]>, ticketId: string): T[] => {
  const list = lists.get(ticketId) ?? [];
  lists.set(ticketId, list);
  return list;
};

const pageOf = <T>(all: readonly T[], keyOf: (entry: T) => string, limit: number, after = ""): EntryPage<T> => {
  const rest = all.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).filter((e) => keyOf(e) > after);
  const entries = rest.slice(0, limit);
  const last = entries.at(-1);
  return { entries, last: rest.length > limit && last !== undefined ? keyOf(last) : undefined };
};

/** A page of an audit trail, whose entries are sorted by time and request. */
export const auditPageOf = (entries: readonly AuditEntry[], limit: number, after?: string): EntryPage<AuditEntry> =>
  pageOf(entries, ({ at, requestId }) => `${at}#${requestId}`, limit, after);

/** The ports of serve-desk on a desk in memory, with a clock that the test moves. */
export class FakeDeskPorts implements DeskPorts {
  /** Milliseconds since 1970. */
  time = SUBMITTED_AT;
  #random = 0;
  readonly desk = new MemoryDesk(() => this.time);
  readonly tickets = this.desk;
  readonly entries = this.desk;
  readonly presence = this.desk;
  readonly log = new FakeLog();
  readonly customers = new FakeCustomers();
  readonly pipeline = new FakeExecutions();
  readonly executions = this.pipeline.executions;
  readonly executionNames = this.pipeline.executionNames;
  readonly index = new FakeDeskIndex();
  readonly lists = this.index.lists(() => this.time);
  readonly rules = () => Promise.resolve(DEFAULT_RULES);
  readonly ruleTable = new FakeRuleTable();
  readonly modelPrices: ModelPrices = { "model-1": [1, 4] };
  readonly auditTrails: AuditTrails = {
    read: (subject, limit, after) => {
      if (subject.kind === "ticket") return this.desk.audit(subject.id, limit, after);
      const written = this.ruleTable.audit.filter(
        ({ collection, change }) =>
          subject.kind === "rule" && collection === subject.collection && change.id === subject.id,
      );
      const entries = written.flatMap(
        ({ collection, change }) => readAuditItem(toRuleAuditItem(collection, change)) ?? [],
      );
      return Promise.resolve(auditPageOf(entries, limit, after));
    },
  };
  readonly now = () => new Date(this.time);
  readonly drafts: Drafts = {
    find: (ticketId, agentId) => this.desk.findDraft(ticketId, agentId),
    save: (ticketId, draft) => this.desk.save(ticketId, draft),
    discard: (ticketId, agentId) => this.desk.discard(ticketId, agentId),
  };

  /** Different bytes with every call. */
  randomBytes = (size: number): Uint8Array => {
    this.#random += 1;
    return new Uint8Array(size).fill(this.#random % 256);
  };
}
