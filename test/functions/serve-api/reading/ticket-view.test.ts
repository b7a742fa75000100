import { describe, expect, it } from "vitest";
import { toView } from "../../../../functions/serve-api/reading/ticket-view.js";
import { TICKET_STATUSES } from "../../../../functions/shared/contracts/ticket-record.js";

const TICKET = {
  ticketId: "TKT-1",
  customerId: "C-1",
  submittedAt: "2026-11-21T08:30:00.000Z",
  response: "Dear customer",
  processedAt: "2026-11-21T08:30:05.000Z",
};

describe("toView", () => {
  it.each(TICKET_STATUSES.filter((status) => status !== "ANSWERED"))(
    "shows no draft of a ticket that is %s",
    (status) => {
      expect(toView({ ...TICKET, status }, "/v1")).toMatchObject({ status, response: null, finishedAt: null });
    },
  );

  it("shows the reply of an answered ticket, and when it was written", () => {
    expect(toView({ ...TICKET, status: "ANSWERED" }, "/v1")).toMatchObject({
      response: "Dear customer",
      finishedAt: "2026-11-21T08:30:05.000Z",
    });
  });

  it("shows nothing that the customer may not read", () => {
    expect(
      Object.keys(toView({ ...TICKET, status: "ANSWERED", ...{ intake_error: "x", execution_arn: "y" } }, "/v1")),
    ).toEqual([
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
    ]);
  });
});
