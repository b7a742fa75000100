import { describe, expect, it } from "vitest";
import type { ConversationStatus } from "../../../../functions/shared/api/ticket-schemas.js";
import { ApiRefused, type CustomerApi, type Written } from "../../../../scripts/commands/generate/customer-api.js";
import type { TicketWithReply } from "../../../../scripts/commands/generate/replies.js";
import {
  formatReplies,
  isWhole,
  type ReplyOptions,
  writeReplies,
} from "../../../../scripts/commands/generate/write-replies.js";

const tickets = (count: number): readonly TicketWithReply[] =>
  Array.from({ length: count }, (_, index) => ({
    ticketId: `TKT-${index}`,
    customerId: `CUS-${index}`,
    tier: "general",
    mood: "pleased",
  }));

/** An API whose tickets are answered after some reads, and that keeps count of what happens at a time. */
class FakeCustomerApi implements CustomerApi {
  readonly written: string[] = [];
  mostAtOnce = 0;
  #atOnce = 0;
  readonly #reads = new Map<string, number>();

  constructor(
    private readonly answers: ConversationStatus,
    private readonly options: { readonly afterReads?: number; readonly write?: (id: string) => Written } = {},
  ) {}

  async conversationOf({ ticketId }: TicketWithReply): Promise<ConversationStatus | undefined> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    await Promise.resolve();
    this.#atOnce -= 1;
    const reads = (this.#reads.get(ticketId) ?? 0) + 1;
    this.#reads.set(ticketId, reads);
    return reads > (this.options.afterReads ?? 0) ? this.answers : undefined;
  }

  write({ ticketId }: TicketWithReply): Promise<Written> {
    const written = this.options.write?.(ticketId) ?? "reply";
    this.written.push(ticketId);
    return Promise.resolve(written);
  }
}

/** Options with a clock that waiting moves. */
const optionsOf = (api: CustomerApi, signal = new AbortController().signal): ReplyOptions => {
  let now = 0;
  const wait = (ms: number) => {
    now += ms;
    return Promise.resolve();
  };
  return { api, signal, clock: { now: () => now, wait } };
};

describe("replies of customers", () => {
  it("are written once their tickets are answered, a few at a time, and counted", async () => {
    const api = new FakeCustomerApi("solved", { afterReads: 3 });

    const summary = await writeReplies(tickets(40), optionsOf(api));

    expect(api.written).toHaveLength(40);
    expect(api.mostAtOnce).toBeLessThanOrEqual(8);
    expect(summary).toMatchObject({ byKind: { thanks: 40 }, reopened: 40, followUps: 0, unanswered: 0, left: 0 });
    expect(isWhole(summary)).toBe(true);
    expect(formatReplies(summary)).toBe(
      "Replies   40 customers wrote: thanks 40\nReopened  40 tickets; 0 follow-up tickets\n",
    );
  });

  it("reopen nothing on a ticket that waits for a person, and are follow-ups of closed ones", async () => {
    const open = await writeReplies(tickets(2), optionsOf(new FakeCustomerApi("open")));
    const closed = await writeReplies(
      tickets(2),
      optionsOf(new FakeCustomerApi("closed", { write: () => "follow-up" })),
    );

    expect(open).toMatchObject({ byKind: { "more detail": 2 }, reopened: 0, followUps: 0 });
    expect(closed).toMatchObject({ reopened: 0, followUps: 2 });
  });

  it("are not counted again when they were written in a run before", async () => {
    const summary = await writeReplies(
      tickets(3),
      optionsOf(new FakeCustomerApi("open", { write: (id) => (id === "TKT-1" ? "before" : "reply") })),
    );

    expect(summary).toMatchObject({ byKind: { "more detail": 2 }, before: 1 });
    expect(formatReplies(summary)).toContain("1 customer had written in a run before");
  });

  it("are given up when a ticket is not answered in time", async () => {
    const api = new FakeCustomerApi("solved", { afterReads: Infinity });

    const summary = await writeReplies(tickets(1), optionsOf(api));

    expect(summary).toMatchObject({ unanswered: 1 });
    expect(isWhole(summary)).toBe(false);
    expect(formatReplies(summary)).toContain("1 ticket not answered within 5 minutes");
  });

  it("are refused one by one, with the reason", async () => {
    const refuse = (id: string): Written => {
      if (id !== "TKT-0") throw new ApiRefused("A reply was not written: status 409");
      return "reply";
    };
    const summary = await writeReplies(tickets(3), optionsOf(new FakeCustomerApi("solved", { write: refuse })));

    expect(summary).toMatchObject({ byKind: { thanks: 1 } });
    expect(isWhole(summary)).toBe(false);
    expect(formatReplies(summary)).toContain("Refused   2 replies. A reply was not written: status 409");
  });

  it("end when they are interrupted, and say how many were left", async () => {
    const controller = new AbortController();
    const interrupt = (): Written => {
      controller.abort();
      return "reply";
    };
    const api = new FakeCustomerApi("solved", { write: interrupt });

    const summary = await writeReplies(tickets(20), optionsOf(api, controller.signal));

    expect(api.written.length).toBeLessThanOrEqual(8);
    expect(summary.left).toBe(20 - api.written.length);
    expect(formatReplies(summary)).toContain(`${summary.left} customers did not write: interrupted`);
  });

  it("fail with an error that is not the API's", async () => {
    const write = (): Written => {
      throw new TypeError("a defect");
    };
    await expect(writeReplies(tickets(1), optionsOf(new FakeCustomerApi("solved", { write })))).rejects.toThrow(
      "a defect",
    );
  });
});
