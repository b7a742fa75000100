import { describe, expect, it } from "vitest";
import { TICKET_STATUSES } from "../../../../functions/shared/contracts/ticket-record.js";
import {
  ALLOWED_CHANGES,
  closesAt,
  currentDeskStatus,
  DESK_STATUSES,
  effectOfCustomerMessage,
  initialDeskStatus,
  mayChange,
  type DeskActor,
} from "../../../../functions/shared/desk/desk-status.js";

const ACTORS = ["staff", "customer", "system"] as const satisfies readonly DeskActor[];

describe("changes of the desk status", () => {
  it.each(ACTORS)("never leave CLOSED by %s", (actor) => {
    expect(DESK_STATUSES.filter((to) => mayChange(actor, "CLOSED", to))).toEqual(["CLOSED"]);
  });

  it.each(ACTORS)("by %s to the same status are allowed, since they change nothing", (actor) => {
    expect(DESK_STATUSES.every((status) => mayChange(actor, status, status))).toBe(true);
  });

  it("let staff set everything but CLOSED, from everything but CLOSED", () => {
    for (const from of DESK_STATUSES)
      expect(new Set([from, ...ALLOWED_CHANGES.staff[from]])).toEqual(
        new Set(from === "CLOSED" ? ["CLOSED"] : DESK_STATUSES.filter((status) => status !== "CLOSED")),
      );
  });

  it("let a customer solve what is not, reopen what waits for them or is solved, and nothing else", () => {
    expect(ALLOWED_CHANGES.customer).toEqual({
      OPEN: ["SOLVED"],
      PENDING: ["OPEN", "SOLVED"],
      ON_HOLD: ["SOLVED"],
      SOLVED: ["OPEN"],
      CLOSED: [],
    });
  });

  it("let the system close what is solved, and nothing else", () => {
    expect(DESK_STATUSES.flatMap((from) => ALLOWED_CHANGES.system[from].map((to) => [from, to]))).toEqual([
      ["SOLVED", "CLOSED"],
    ]);
  });
});

describe("initialDeskStatus", () => {
  it("is SOLVED for the model's answer, OPEN for what people must look at, and none before", () => {
    expect(Object.fromEntries(TICKET_STATUSES.map((status) => [status, initialDeskStatus(status)]))).toEqual({
      RECEIVED: undefined,
      NOT_ACCEPTED: undefined,
      PROCESSING: undefined,
      ANSWERED: "SOLVED",
      NEEDS_HUMAN: "OPEN",
      FAILED: "OPEN",
    });
  });
});

describe("currentDeskStatus", () => {
  const SOLVED_AT = "2026-11-23T08:00:00.000Z";
  const CLOSES_AT = Date.parse("2026-11-30T08:00:00.000Z");

  it("is CLOSED from seven days after the ticket was solved", () => {
    expect(closesAt(SOLVED_AT)).toBe(CLOSES_AT);
    expect(currentDeskStatus("SOLVED", SOLVED_AT, CLOSES_AT - 1)).toBe("SOLVED");
    expect(currentDeskStatus("SOLVED", SOLVED_AT, CLOSES_AT)).toBe("CLOSED");
  });

  it.each(["OPEN", "PENDING", "ON_HOLD", "CLOSED"] as const)("stays %s, however old the ticket is", (deskStatus) => {
    expect(currentDeskStatus(deskStatus, SOLVED_AT, CLOSES_AT * 2)).toBe(deskStatus);
  });

  it("stays SOLVED while it is unknown since when", () => {
    expect(currentDeskStatus("SOLVED", undefined, CLOSES_AT)).toBe("SOLVED");
  });
});

describe("a customer's message", () => {
  it.each([
    ["OPEN", "stays", "OPEN"],
    ["PENDING", "reopens", "OPEN"],
    ["ON_HOLD", "stays", "ON_HOLD"],
    ["SOLVED", "reopens", "OPEN"],
    ["CLOSED", "follow-up", "CLOSED"],
  ] as const)("on a ticket that is %s: %s, then %s", (current, kind, deskStatus) => {
    expect(effectOfCustomerMessage(current)).toEqual({ kind, deskStatus });
  });
});
