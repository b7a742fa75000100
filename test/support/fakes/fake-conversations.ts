import type { EntryPage } from "../../../functions/shared/table/entry-page.js";
import type { TicketPorts } from "../../../functions/serve-api/ports.js";
import { currentDeskStatus } from "../../../functions/shared/desk/desk-status.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import type {
  ChangeOrigin,
  PublicMessage,
  TicketWrite,
  TicketWritten,
} from "../../../functions/shared/desk/store/desk-tickets.js";
import { aDeskTicket } from "../builders/desk-tickets.js";
import type { FakeTicketStore } from "./ticket-store-fake.js";

type Desk = TicketPorts["desk"] & TicketPorts["messages"];

/** The desk's part of the table in memory, beside the tickets of a FakeTicketStore. */
export class FakeConversations implements Desk {
  readonly tickets = new Map<string, DeskTicket>();
  readonly audit: (ChangeOrigin & Pick<TicketWrite["changed"], "changes">)[] = [];
  /** Runs before a write is done. */
  beforeWrite: () => void = () => undefined;

  constructor(
    private readonly store: FakeTicketStore,
    private readonly now: () => Date,
  ) {}

  /** Puts a ticket on the desk, and into the table. */
  open(change: Partial<DeskTicket> = {}): DeskTicket {
    const ticket = aDeskTicket(change);
    this.#put(ticket);
    return ticket;
  }

  /** Writes a reply as serve-desk does. */
  reply(ticketId: string, message: PublicMessage): void {
    const before = this.tickets.get(ticketId);
    if (before === undefined) throw new Error(`${ticketId} is not on the desk.`);
    this.#addMessage(ticketId, message);
    this.#put({ ...before, hasResponse: true, lastMessageId: message.id, lastReplyId: message.id });
  }

  async find(ticketId: string): Promise<DeskTicket | undefined> {
    await new Promise(setImmediate);
    const ticket = this.tickets.get(ticketId);
    if (ticket === undefined) return undefined;
    const deskStatus = currentDeskStatus(ticket.deskStatus, ticket.solvedAt, this.now().getTime());
    return { ...ticket, deskStatus };
  }

  async write({ before, changed, origin, message, key }: TicketWrite): Promise<TicketWritten> {
    await new Promise(setImmediate);
    this.beforeWrite();
    const isStale = this.tickets.get(before.ticketId)?.version !== before.version;
    if (isStale || (key !== undefined && this.store.keys.has(key.id))) return "conflict";
    this.#put(changed.ticket);
    this.audit.push({ ...origin, changes: changed.changes });
    if (message !== undefined) this.#addMessage(before.ticketId, message);
    if (key !== undefined && message !== undefined) {
      const claimed = { ticketId: before.ticketId, submittedAt: message.at, messageId: message.id };
      this.store.keys.set(key.id, { ...key, ...claimed, accepted: false, refused: false });
    }
    return "written";
  }

  async messages(ticketId: string, limit: number, after = ""): Promise<EntryPage<PublicMessage>> {
    await new Promise(setImmediate);
    const rest = (this.store.messages.get(ticketId) ?? []).filter(({ id }) => id > after);
    const entries = rest.slice(0, limit);
    return { entries, last: rest.length > limit ? entries.at(-1)?.id : undefined };
  }

  #addMessage(ticketId: string, message: PublicMessage): void {
    const messages = [...(this.store.messages.get(ticketId) ?? []), message];
    this.store.messages.set(
      ticketId,
      messages.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    );
  }

  #put(ticket: DeskTicket): void {
    this.tickets.set(ticket.ticketId, ticket);
    const { ticketId, customerId, submittedAt, status, subject, category, priority, tier } = ticket;
    const { deskStatus, solvedAt, lastMessageId, lastReplyId } = ticket;
    const visible = { ticketId, customerId, submittedAt, status, subject, category, priority, tier };
    const ofDesk = { deskStatus, solvedAt, lastMessageId, lastReplyId };
    this.store.tickets.set(ticketId, { ...this.store.tickets.get(ticketId), ...visible, ...ofDesk });
  }
}
