import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DESK_STATUSES, type DeskStatus } from "../../../../functions/shared/desk/desk-status.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { roundsOf, stateOfClock } from "../../../../functions/shared/desk/sla-clock.js";
import {
  advanceSla,
  nextDeadline,
  openSla,
  retargetSla,
  type Conversation,
  type TicketSla,
} from "../../../../functions/shared/desk/ticket-sla.js";

const HOUR = 60 * 60 * 1000;
const targets = { firstResponse: 4 * HOUR, nextResponse: 2 * HOUR, resolution: 24 * HOUR };
const OPEN: Conversation = { deskStatus: "OPEN", hasResponse: false, customerWaits: true };

/** Applies changes, each at its hour. */
const after = (...changes: readonly (readonly [number, Partial<Conversation>])[]): TicketSla => {
  let conversation = OPEN;
  let sla = openSla(targets, 0);
  for (const [hour, change] of changes) {
    conversation = { ...conversation, ...change };
    sla = advanceSla(sla, AROUND_THE_CLOCK, targets, conversation, hour * HOUR);
  }
  return sla;
};
const answered = { hasResponse: true, customerWaits: false };
const stateOf = (sla: TicketSla, clock: keyof TicketSla, hour: number) =>
  sla[clock] && stateOfClock(sla[clock], AROUND_THE_CLOCK, hour * HOUR);

describe("the clocks of a ticket", () => {
  it("start with the submission: a first response and a resolution are owed, no next one", () => {
    const sla = openSla(targets, 0);

    expect(sla.nextResponse).toBeUndefined();
    expect(nextDeadline(sla, AROUND_THE_CLOCK)).toEqual({ clock: "firstResponse", due: 4 * HOUR });
  });

  it("end the first response with the first answer", () => {
    expect(stateOf(after([3, answered]), "firstResponse", 100)).toBe("met");
    expect(stateOf(after([5, answered]), "firstResponse", 100)).toBe("missed");
  });

  it("run a next response only while the customer waits for one", () => {
    const waiting = after([1, answered], [10, { customerWaits: true }]);

    expect(nextDeadline(waiting, AROUND_THE_CLOCK)).toEqual({ clock: "nextResponse", due: 12 * HOUR });
    expect(stateOf(after([1, answered], [10, { customerWaits: true }], [11, answered]), "nextResponse", 100)).toBe(
      "met",
    );
  });

  it("remember how earlier waits for a next response ended", () => {
    const [waits, replies] = [{ customerWaits: true }, answered];
    const inTime = after([1, answered], [10, waits], [11, replies]);
    const thrice = after([1, answered], [10, waits], [11, replies], [20, waits], [23, replies], [30, waits]);

    expect(roundsOf(inTime.nextResponse)).toEqual({ met: 1, missed: 0 });
    expect(roundsOf(thrice.nextResponse)).toEqual({ met: 1, missed: 1 });
    expect(roundsOf(openSla(targets, 0).nextResponse)).toEqual({ met: 0, missed: 0 });
    expect(roundsOf(thrice.firstResponse)).toEqual({ met: 1, missed: 0 });
  });

  it("give every wait a budget of its own, and do not restart one for a second message", () => {
    const twice = after([1, answered], [10, { customerWaits: true }], [11, { customerWaits: true }]);
    const again = after([1, answered], [10, { customerWaits: true }], [13, answered], [20, { customerWaits: true }]);

    expect(nextDeadline(twice, AROUND_THE_CLOCK)?.due).toBe(12 * HOUR);
    expect(nextDeadline(again, AROUND_THE_CLOCK)?.due).toBe(22 * HOUR);
  });

  it("pause while staff wait for the customer, and not while they wait for somebody else", () => {
    const pending = after([1, answered], [2, { deskStatus: "PENDING" }]);
    const onHold = after([1, answered], [2, { deskStatus: "ON_HOLD" }]);

    expect(nextDeadline(pending, AROUND_THE_CLOCK)).toBeUndefined();
    expect(nextDeadline(onHold, AROUND_THE_CLOCK)).toEqual({ clock: "resolution", due: 24 * HOUR });
  });

  it("measure the resolution until the ticket is solved, and go on when it is reopened", () => {
    const solved = after([1, answered], [20, { deskStatus: "SOLVED" }]);
    const reopened = after([1, answered], [20, { deskStatus: "SOLVED" }], [50, { deskStatus: "OPEN" }]);

    expect(stateOf(solved, "resolution", 100)).toBe("met");
    expect(nextDeadline(reopened, AROUND_THE_CLOCK)).toEqual({ clock: "resolution", due: 54 * HOUR });
  });

  it("keep what is consumed, and what is done, under another policy", () => {
    const sla = after([3, answered]);
    const urgent = retargetSla(
      sla,
      AROUND_THE_CLOCK,
      { targets: { firstResponse: HOUR, resolution: 8 * HOUR }, schedule: AROUND_THE_CLOCK },
      4 * HOUR,
    );

    expect(stateOf(urgent, "firstResponse", 100)).toBe("met");
    expect(nextDeadline(urgent, AROUND_THE_CLOCK)).toEqual({ clock: "resolution", due: 8 * HOUR });
    const without = { targets: {}, schedule: AROUND_THE_CLOCK };
    expect(nextDeadline(retargetSla(sla, AROUND_THE_CLOCK, without, 4 * HOUR), AROUND_THE_CLOCK)).toBeUndefined();
  });

  it("are changed only once by a change that is applied twice", () => {
    const aConversation = fc.record({
      deskStatus: fc.constantFrom<DeskStatus>(...DESK_STATUSES),
      hasResponse: fc.boolean(),
      customerWaits: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(aConversation, { minLength: 1, maxLength: 8 }), (conversations) => {
        let sla = openSla(targets, 0);
        conversations.forEach((conversation, index) => {
          const at = (index + 1) * HOUR;
          sla = advanceSla(sla, AROUND_THE_CLOCK, targets, conversation, at);
          expect(advanceSla(sla, AROUND_THE_CLOCK, targets, conversation, at)).toEqual(sla);
        });
      }),
    );
  });

  it("never run when the ticket is PENDING, SOLVED or CLOSED", () => {
    for (const deskStatus of ["PENDING", "SOLVED", "CLOSED"] as const)
      expect(
        nextDeadline(after([1, answered], [2, { customerWaits: true, deskStatus }]), AROUND_THE_CLOCK),
      ).toBeUndefined();
  });
});
