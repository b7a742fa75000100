import type { Caller } from "../../../functions/shared/auth/caller.js";
import type { TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import type { TicketPorts, IntakeStream } from "../../../functions/serve-api/ports.js";
import type { DailyBudget } from "../../../functions/shared/budget/daily-budget.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import { FakeCallerBudgets } from "./fake-caller-budgets.js";
import { FakeConversations } from "./fake-conversations.js";
import { FakeLog } from "./start-workflow-fakes.js";
import { type Around, FakeTicketStore } from "./ticket-store-fake.js";

/** The stream in memory. */
class FakeIntakeStream implements IntakeStream {
  readonly records: { readonly ticketId: string; readonly json: string }[] = [];

  constructor(private readonly around: Around = (_call, effect) => Promise.resolve().then(effect)) {}

  put(event: TicketEvent): Promise<void> {
    return this.around("put", () => {
      this.records.push({ ticketId: event.ticketId, json: JSON.stringify(event) });
    });
  }

  /** The events in the records. */
  get events(): TicketEvent[] {
    return this.records.map(({ json }) => JSON.parse(json) as TicketEvent);
  }
}

export interface FakeTicketPorts extends TicketPorts {
  readonly desk: FakeConversations;
  readonly store: FakeTicketStore;
  readonly stream: FakeIntakeStream;
  readonly log: FakeLog;
  readonly counted: string[];
  readonly budgets: FakeCallerBudgets;
}

/** Ports to one table and one stream in memory. Ids count up, and each reading of the clock is a millisecond later. */
export const fakeTicketPorts = (around?: Around, mostPerRead?: number, budget?: DailyBudget): FakeTicketPorts => {
  const store = new FakeTicketStore(around, mostPerRead);
  const counted: string[] = [];
  let ids = 0;
  let time = Date.parse("2026-11-21T08:30:00.000Z");
  const now = () => new Date(time++);
  const desk = new FakeConversations(store, now);
  return {
    store,
    intake: store,
    tickets: store,
    users: store,
    budgets: new FakeCallerBudgets(budget),
    stream: new FakeIntakeStream(around),
    log: new FakeLog(),
    counted,
    count: (metric) => counted.push(metric),
    now,
    desk,
    messages: desk,
    rules: () => Promise.resolve(DEFAULT_RULES),
    randomBytes: (size) => {
      ids += 1;
      return Uint8Array.from({ length: size }, (_, place) => (place === size - 1 ? ids : ids >> 5) % 32);
    },
  };
};

export const aCaller = (changes: Partial<Caller> = {}): Caller => ({
  subject: "C-1",
  role: "customer",
  tier: "general",
  scopes: ["tickets:read", "tickets:write"],
  ...changes,
});
