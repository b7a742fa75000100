import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasRoomForMessage,
  patchTicket,
  recordCustomerMessage,
  recordReply,
  StatusChangeRefused,
  type TicketPatch,
} from "../../../../functions/shared/desk/change-ticket.js";
import { DESK_STATUSES, mayChange } from "../../../../functions/shared/desk/desk-status.js";
import { consumedUntil, dueAt } from "../../../../functions/shared/desk/sla-clock.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { nextDeadline } from "../../../../functions/shared/desk/ticket-sla.js";
import { CATEGORIES, PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { DEFAULT_RULES } from "../../../../functions/shared/desk/desk-rules.js";
import { type DeskTicket, toDeskAttributes } from "../../../../functions/shared/desk/desk-ticket.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../support/builders/desk-tickets.js";

const HOUR = 60 * 60 * 1000;
const at = (hours: number) => SUBMITTED_AT + hours * HOUR;
const patch = (change: TicketPatch, ticket = aDeskTicket(), hours = 1) =>
  patchTicket(ticket, change, "staff", DEFAULT_RULES, at(hours));

const aPatch: fc.Arbitrary<TicketPatch> = fc.record(
  {
    deskStatus: fc.constantFrom(...DESK_STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    category: fc.constantFrom(...CATEGORIES),
    tags: fc.array(fc.constantFrom("vip", "refund", "bug"), { maxLength: 5 }),
    assignee: fc.constantFrom("agent-1", "agent-2", null),
  },
  { requiredKeys: [] },
);

describe("patchTicket", () => {
  it("names every field that changed, from what to what", () => {
    const { ticket, changes } = patch({ deskStatus: "PENDING", assignee: "agent-1", tags: ["vip", "refund", "vip"] });

    expect(ticket).toMatchObject({ deskStatus: "PENDING", assignee: "agent-1", tags: ["refund", "vip"], version: 2 });
    expect(changes).toEqual([
      { field: "deskStatus", from: "OPEN", to: "PENDING" },
      { field: "tags", from: [], to: ["refund", "vip"] },
      { field: "assignee", from: null, to: "agent-1" },
    ]);
  });

  it("changes nothing, not even the version, when every value is the ticket's own", () => {
    const before = aDeskTicket({ assignee: "agent-1", tags: ["vip"] });

    expect(
      patch({ assignee: "agent-1", priority: "HIGH", tags: ["vip", "vip"], deskStatus: "OPEN" }, before),
    ).toMatchObject({
      ticket: before,
      changes: [],
    });
  });

  it("unassigns by null, and leaves the assignee alone when none is named", () => {
    const assigned = aDeskTicket({ assignee: "agent-1" });

    expect(patch({ assignee: null }, assigned).ticket.assignee).toBeUndefined();
    expect(patch({ priority: "NORMAL" }, assigned).ticket.assignee).toBe("agent-1");
  });

  it("gives the ticket the policy of its new priority, and counts what was consumed", () => {
    const { ticket } = patch({ priority: "CRITICAL" }, aDeskTicket(), 0.5);
    const clock = ticket.sla.firstResponse ?? { budget: 0, consumed: 0 };

    expect(ticket.policyId).toBe("gold-critical");
    expect(consumedUntil(clock, AROUND_THE_CLOCK, at(0.5))).toBe(HOUR / 2);
    expect(dueAt(clock, AROUND_THE_CLOCK)).toBe(at(1));
  });

  it("leaves a late ticket due when it was, and one that is late by its new priority when that ran out", () => {
    const tagged = patch({ tags: ["vip"] }, aDeskTicket(), 6).ticket;
    const raised = patch({ priority: "CRITICAL" }, tagged, 7).ticket;

    expect(nextDeadline(tagged.sla, AROUND_THE_CLOCK)).toEqual({ clock: "firstResponse", due: at(4) });
    expect(nextDeadline(raised.sla, AROUND_THE_CLOCK)).toEqual({ clock: "firstResponse", due: at(1) });
    expect(toDeskAttributes(raised, AROUND_THE_CLOCK)["due_key"]?.S).toBe(`${new Date(at(1)).toISOString()}#TKT-1`);
  });

  it("refuses a change of status that is not allowed, and names those that are", () => {
    const solved = aDeskTicket({ deskStatus: "SOLVED" });

    expect(() => patch({ deskStatus: "CLOSED" }, solved)).toThrow(
      "cannot change from SOLVED to CLOSED; allowed: OPEN, PENDING, ON_HOLD",
    );
  });

  it("refuses every change of a ticket that is closed", () => {
    const closed = aDeskTicket({ deskStatus: "CLOSED" });

    expect(() => patch({ deskStatus: "OPEN" }, closed)).toThrow(StatusChangeRefused);
    expect(() => patch({ priority: "NORMAL" }, closed)).toThrow("a ticket that is CLOSED cannot be changed");
    expect(patch({ priority: "HIGH" }, closed).changes).toEqual([]);
  });

  it("never leaves the table of allowed changes, and grows the version by one with each change", () => {
    fc.assert(
      fc.property(fc.array(aPatch, { maxLength: 12 }), (patches) => {
        let ticket = aDeskTicket();
        patches.forEach((change, index) => {
          const before = ticket;
          try {
            const result = patch(change, before, index + 1);
            ticket = result.ticket;
            expect(mayChange("staff", before.deskStatus, ticket.deskStatus)).toBe(true);
            expect(ticket.version).toBe(before.version + (result.changes.length === 0 ? 0 : 1));
          } catch (error) {
            expect(error).toBeInstanceOf(StatusChangeRefused);
            expect(mayChange("staff", before.deskStatus, change.deskStatus ?? before.deskStatus)).toBe(false);
          }
        });
      }),
    );
  });

  it("keeps the consumed time however often priority and status change", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PRIORITIES), { minLength: 1, maxLength: 10 }), (priorities) => {
        let ticket = aDeskTicket();
        priorities.forEach((priority, index) => {
          ticket = patch({ priority }, ticket, (index + 1) / 10).ticket;
        });
        const now = at(priorities.length / 10);
        const clock = ticket.sla.firstResponse ?? { budget: 0, consumed: 0 };
        expect(consumedUntil(clock, AROUND_THE_CLOCK, now)).toBe(now - SUBMITTED_AT);
      }),
    );
  });
});

describe("when a ticket was solved", () => {
  const solved = patch({ deskStatus: "SOLVED" }).ticket;

  it("is the time of the change, and stays with other changes", () => {
    expect(solved.solvedAt).toBe(new Date(at(1)).toISOString());
    expect(patch({ tags: ["vip"] }, solved, 5).ticket.solvedAt).toBe(solved.solvedAt);
  });

  it("is gone when the ticket is reopened, by staff or by the customer, and is another when it is solved again", () => {
    const reopened = patch({ deskStatus: "OPEN" }, solved, 2).ticket;

    expect(reopened.solvedAt).toBeUndefined();
    expect(
      recordCustomerMessage(solved, { messageId: "M-1", at: at(2) }, DEFAULT_RULES)?.ticket.solvedAt,
    ).toBeUndefined();
    expect(patch({ deskStatus: "SOLVED" }, reopened, 3).ticket.solvedAt).toBe(new Date(at(3)).toISOString());
  });
});

describe("recordReply", () => {
  it("ends the wait of the customer, and leaves the ticket in the status that the agent chose", () => {
    const { ticket, changes } = recordReply(
      aDeskTicket(),
      { messageId: "M-1", at: at(1), deskStatus: "PENDING" },
      DEFAULT_RULES,
    );

    expect(ticket).toMatchObject({
      deskStatus: "PENDING",
      hasResponse: true,
      customerWaits: false,
      lastMessageId: "M-1",
    });
    expect(ticket.sla.firstResponse?.doneAt).toBe(at(1));
    expect(nextDeadline(ticket.sla, AROUND_THE_CLOCK)).toBeUndefined();
    expect(changes).toEqual([{ field: "deskStatus", from: "OPEN", to: "PENDING" }]);
  });

  it.each([
    [undefined, "staff"],
    ["as-is", "draft-as-is"],
    ["edited", "draft-edited"],
  ] as const)("is the first response of a ticket without one, and keeps who wrote it (drafted: %s)", (drafted, by) => {
    const reply = { messageId: "M-1", at: at(1), deskStatus: "PENDING", drafted } as const;
    const { ticket } = recordReply(aDeskTicket(), reply, DEFAULT_RULES);
    const again = recordReply(ticket, { ...reply, at: at(2), drafted: undefined }, DEFAULT_RULES).ticket;

    expect(ticket.firstResponse).toEqual({ at: new Date(at(1)).toISOString(), by });
    expect(again.firstResponse).toEqual(ticket.firstResponse);
  });

  it("is no first response of a ticket that the model answered, or that was answered before this was kept", () => {
    const reply = { messageId: "M-1", at: at(1), deskStatus: "PENDING" } as const;
    const firstResponse = { at: new Date(SUBMITTED_AT).toISOString(), by: "model" } as const;
    const firstOf = (before: DeskTicket) => recordReply(before, reply, DEFAULT_RULES).ticket.firstResponse;

    expect(firstOf(aDeskTicket({ hasResponse: true, firstResponse }))).toEqual(firstResponse);
    expect(firstOf(aDeskTicket({ hasResponse: true }))).toBeUndefined();
  });

  it("is refused on a ticket that is closed", () => {
    const closed = aDeskTicket({ deskStatus: "CLOSED" });

    for (const deskStatus of ["CLOSED", "PENDING"] as const)
      expect(() => recordReply(closed, { messageId: "M-1", at: at(1), deskStatus }, DEFAULT_RULES)).toThrow(
        StatusChangeRefused,
      );
  });
});

describe("recordCustomerMessage", () => {
  it("reopens a solved ticket, and the customer waits for an answer again", () => {
    const solved = recordReply(
      aDeskTicket(),
      { messageId: "M-1", at: at(1), deskStatus: "SOLVED" },
      DEFAULT_RULES,
    ).ticket;
    const { ticket } = recordCustomerMessage(solved, { messageId: "M-2", at: at(20) }, DEFAULT_RULES) ?? {};

    expect(ticket).toMatchObject({ deskStatus: "OPEN", customerWaits: true, lastMessageId: "M-2" });
    expect(ticket && nextDeadline(ticket.sla, AROUND_THE_CLOCK)).toEqual({ clock: "nextResponse", due: at(24) });
  });

  it("does not belong to a ticket that is closed", () => {
    const closed = aDeskTicket({ deskStatus: "CLOSED" });

    expect(recordCustomerMessage(closed, { messageId: "M-2", at: at(20) }, DEFAULT_RULES)).toBeUndefined();
  });
});

describe("the messages of a ticket", () => {
  const message = (messageId: string) => ({ messageId, at: at(2) });

  it("are counted, and the newest of staff is known although the customer wrote since", () => {
    const replied = recordReply(aDeskTicket(), { ...message("M-1"), deskStatus: "PENDING" }, DEFAULT_RULES).ticket;
    const answered = recordCustomerMessage(replied, message("M-2"), DEFAULT_RULES)?.ticket;

    expect(replied).toMatchObject({ messageCount: 1, lastReplyId: "M-1" });
    expect(answered).toMatchObject({ messageCount: 2, lastReplyId: "M-1", lastMessageId: "M-2" });
  });

  it.each([
    [9_999, true],
    [10_000, false],
  ])("leave room for another after %i: %s", (messageCount, hasRoom) => {
    expect(hasRoomForMessage({ messageCount })).toBe(hasRoom);
  });
});

describe("a customer who reopens a ticket", () => {
  it("waits for an answer, unlike the customer of one that staff reopen", () => {
    const solved = aDeskTicket({ deskStatus: "SOLVED", hasResponse: true, customerWaits: false });
    const reopenBy = (actor: "customer" | "staff") =>
      patchTicket(solved, { deskStatus: "OPEN" }, actor, DEFAULT_RULES, at(1)).ticket;

    expect(reopenBy("customer").customerWaits).toBe(true);
    expect(reopenBy("staff").customerWaits).toBe(false);
  });
});
