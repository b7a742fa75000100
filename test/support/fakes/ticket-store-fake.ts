import type { KeyProgress } from "../../../functions/shared/table/idempotency-item.js";
import type { CustomerTicket } from "../../../functions/shared/table/customer-ticket.js";
import type {
  EarlierIntake,
  IntakeFailure,
  IntakeKey,
  IntakeTable,
  LegacyUser,
  ReceivedTicket,
  UserTable,
} from "../../../functions/serve-api/ports.js";
import type { PublicMessage } from "../../../functions/shared/desk/store/desk-tickets.js";
import type {
  DescribedTicket,
  TicketPage,
  TicketReader,
  TicketSelection,
} from "../../../functions/serve-api/reading/ticket-reader.js";

/** Wraps a call: runs its effect at some moment, or never. */
export type Around = <T>(call: string, effect: () => T) => Promise<T>;

const atOnce: Around = async (_call, effect) => {
  await new Promise(setImmediate);
  return effect();
};

export interface FakeItem extends DescribedTicket {
  readonly intakeError?: string;
  /** Whether an execution has claimed the ticket. */
  readonly isProcessing?: boolean;
}

type FakeKey = EarlierIntake & { readonly expiresAt: number };

/** The ticket table in memory. As in DynamoDB, effects happen one at a time, and lists read before they filter. */
export class FakeTicketStore implements IntakeTable, TicketReader, UserTable {
  readonly tickets = new Map<string, FakeItem>();
  readonly keys = new Map<string, FakeKey>();
  readonly users = new Map<string, LegacyUser>();
  /** The public messages of each ticket. */
  readonly messages = new Map<string, PublicMessage[]>();
  /** Names of the calls, in order. */
  readonly calls: string[] = [];

  /** @param mostPerRead upper limit of the tickets that a list reads at once */
  constructor(
    private readonly around: Around = atOnce,
    private readonly mostPerRead = Infinity,
  ) {}

  open(ticket: ReceivedTicket, key: IntakeKey | undefined): Promise<EarlierIntake | undefined> {
    return this.#do("open", () => {
      const earlier = key === undefined ? undefined : this.keys.get(key.id);
      if (earlier !== undefined && earlier.expiresAt >= Math.floor(Date.parse(ticket.submittedAt) / 1_000))
        return earlier;
      this.tickets.set(ticket.ticketId, { ...ticket, status: "RECEIVED" });
      if (key !== undefined) this.keys.set(key.id, { ...ticket, ...key, accepted: false, refused: false });
      return undefined;
    });
  }

  findKey(keyId: string, now: Date): Promise<EarlierIntake | undefined> {
    return this.#do("find key", () => {
      const key = this.keys.get(keyId);
      return key !== undefined && key.expiresAt >= Math.floor(now.getTime() / 1_000) ? key : undefined;
    });
  }

  accept(ticketId: string, keyId: string): Promise<KeyProgress> {
    return this.#do("accept", () => {
      const key = this.keys.get(keyId);
      if (key?.ticketId !== ticketId) throw new Error("The condition does not hold");
      this.keys.set(keyId, { ...key, accepted: true });
      return { accepted: key.accepted, refused: key.refused };
    });
  }

  refuse(ticketId: string, keyId: string | undefined, { error }: IntakeFailure): Promise<"refused" | "in-stream"> {
    return this.#do("refuse", () => {
      const ticket = this.tickets.get(ticketId);
      const key = keyId === undefined ? undefined : this.keys.get(keyId);
      if (ticket?.isProcessing === true || (key?.ticketId === ticketId && key.accepted)) return "in-stream";
      if (ticket === undefined || (keyId !== undefined && key?.ticketId !== ticketId)) return "refused";
      this.tickets.set(ticketId, { ...ticket, status: "NOT_ACCEPTED", intakeError: error });
      if (keyId !== undefined && key !== undefined) this.keys.set(keyId, { ...key, refused: true });
      return "refused";
    });
  }

  reopen(ticketId: string): Promise<void> {
    return this.#do("reopen", () => {
      const { intakeError, ...ticket } = this.tickets.get(ticketId) ?? { intakeError: undefined };
      if (intakeError !== undefined && "status" in ticket && ticket.isProcessing !== true)
        this.tickets.set(ticketId, { ...ticket, status: "RECEIVED" });
    });
  }

  /** Starts a ticket as the workflow's Open ticket does. */
  startProcessing(ticketId: string): void {
    const ticket = this.tickets.get(ticketId);
    if (ticket !== undefined) this.tickets.set(ticketId, { ...ticket, status: "PROCESSING", isProcessing: true });
  }

  read(ticketId: string): Promise<CustomerTicket | undefined> {
    return this.#do("read", () => this.tickets.get(ticketId));
  }

  readWithText(ticketId: string): Promise<DescribedTicket | undefined> {
    return this.#do("read", () => this.tickets.get(ticketId));
  }

  readMessage(ticketId: string, messageId: string): Promise<PublicMessage | undefined> {
    return this.#do("read message", () => this.messages.get(ticketId)?.find(({ id }) => id === messageId));
  }

  list(selection: TicketSelection): Promise<TicketPage> {
    return this.#do("list", () => {
      const all = [...this.tickets.values()].filter((ticket) => isSelected(ticket, selection)).sort(newestFirst);
      const size = Math.min(selection.limit, this.mostPerRead);
      const page = all.slice(0, size);
      // As in DynamoDB: a read that stops at the limit does not know whether more follows.
      const last = page.length === size ? page.at(-1) : undefined;
      return {
        tickets: page.filter((ticket) => isMatching(ticket, selection)),
        next: last === undefined ? undefined : { submittedAt: last.submittedAt, ticketId: last.ticketId },
      };
    });
  }

  add({ userId, owner, expiresAt }: LegacyUser & { readonly userId: string }): Promise<void> {
    return this.#do("add user", () => {
      this.users.set(userId, { owner, expiresAt });
    });
  }

  find(userId: string): Promise<LegacyUser | undefined> {
    return this.#do("read user", () => this.users.get(userId));
  }

  extend(userId: string, expiresAt: number): Promise<void> {
    return this.#do("extend user", () => {
      const user = this.users.get(userId);
      if (user !== undefined) this.users.set(userId, { ...user, expiresAt });
    });
  }

  #do<T>(call: string, effect: () => T): Promise<T> {
    this.calls.push(call);
    return this.around(call, effect);
  }
}

type Placed = Pick<CustomerTicket, "submittedAt" | "ticketId">;

const placeOf = ({ submittedAt, ticketId }: Placed): string => `${submittedAt} ${ticketId}`;

/** Newest first; tickets of the same moment by id. */
export const newestFirst = (one: Placed, other: Placed): number => (placeOf(one) > placeOf(other) ? -1 : 1);

const isSelected = (ticket: CustomerTicket, { customerId, from, until, after }: TicketSelection): boolean =>
  ticket.customerId === customerId &&
  ticket.submittedAt >= from &&
  ticket.submittedAt <= until &&
  (after === undefined || placeOf(ticket) < placeOf(after));

const isMatching = (ticket: CustomerTicket, { status, priority }: TicketSelection): boolean =>
  (status === undefined || ticket.status === status) && (priority === undefined || ticket.priority === priority);
