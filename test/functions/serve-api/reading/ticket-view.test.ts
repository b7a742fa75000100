import { describe, expect, it } from "vitest";
import { toUserTicketView, toView } from "../../../../functions/serve-api/reading/ticket-view.js";
import { TICKET_STATUSES } from "../../../../functions/shared/contracts/ticket-record.js";

const TICKET = {
  ticketId: "TKT-1",
  customerId: "C-1",
  submittedAt: "2026-11-21T08:30:00.000Z",
  response: "Dear customer",
  processedAt: "2026-11-21T08:30:05.000Z",
};

const NOW = new Date("2026-11-21T09:00:00.000Z");

describe("toView", () => {
  it.each(TICKET_STATUSES.filter((status) => status !== "ANSWERED"))(
    "shows no draft of a ticket that is %s",
    (status) => {
      expect(toView({ ...TICKET, status }, "/v1", NOW)).toMatchObject({ status, response: null, finishedAt: null });
    },
  );

  it("shows the reply of an answered ticket, and when it was written", () => {
    expect(toView({ ...TICKET, status: "ANSWERED" }, "/v1", NOW)).toMatchObject({
      response: "Dear customer",
      finishedAt: "2026-11-21T08:30:05.000Z",
    });
  });

  it("shows nothing that the customer may not read", () => {
    const internal = { intake_error: "x", execution_arn: "y", input_tokens: 512, output_tokens: 120, model_id: "z" };

    expect(Object.keys(toView({ ...TICKET, status: "ANSWERED", ...internal }, "/v1", NOW))).toEqual([
      "ticketId",
      "status",
      "subject",
      "category",
      "priority",
      "sentiment",
      "tier",
      "submittedAt",
      "links",
      "response",
      "finishedAt",
      "answerBy",
      "conversation",
      "lastMessageAt",
      "followUpOf",
    ]);
  });
});

describe("a person's reply", () => {
  const reply = {
    id: "2026-11-21T08:45:00.000Z-0a0b0c0d",
    text: "We have refunded it.",
    author: { role: "agent", id: "u-ada" },
    at: "2026-11-21T08:45:00.000Z",
    drafted: "as-is",
  } as const;

  it.each(TICKET_STATUSES)("is the response of a ticket that is %s, and finishes it for legacy clients", (status) => {
    expect(toView({ ...TICKET, status, reply }, "/v1", NOW)).toMatchObject({
      status,
      response: reply.text,
      finishedAt: reply.at,
    });
    expect(toUserTicketView({ ...TICKET, status, reply })).toEqual({
      ticket_id: "TKT-1",
      state: "finished",
      time_created: TICKET.submittedAt,
      response: reply.text,
      time_finished: reply.at,
    });
  });

  it("comes without its author's id", () => {
    expect(JSON.stringify(toView({ ...TICKET, status: "NEEDS_HUMAN", reply }, "/v1", NOW))).not.toContain("ada");
  });
});

describe("where the conversation stands", () => {
  it.each([
    [undefined, undefined, null],
    ["OPEN", undefined, "open"],
    ["ON_HOLD", undefined, "open"],
    ["PENDING", undefined, "pending"],
    ["SOLVED", "2026-11-14T09:00:00.001Z", "solved"],
    ["SOLVED", "2026-11-14T09:00:00.000Z", "closed"],
  ] as const)("of a ticket that is %s since %s is %s", (deskStatus, solvedAt, conversation) => {
    const ticket = { ...TICKET, status: "ANSWERED", deskStatus, solvedAt } as const;

    expect(toView(ticket, "/v1", NOW).conversation).toBe(conversation);
  });

  it("shows when the newest message was written, and what the ticket continues", () => {
    const ticket = { ...TICKET, status: "ANSWERED", lastMessageId: "2026-11-21T08:50:00.123Z-0a0b0c0d" } as const;

    expect(toView({ ...ticket, followUpOf: "TKT-0" }, "/v1", NOW)).toMatchObject({
      lastMessageAt: "2026-11-21T08:50:00.123Z",
      followUpOf: "TKT-0",
    });
  });
});
