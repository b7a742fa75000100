import { expect, it } from "vitest";
import { TicketRecordSchema } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { anAnswerInput, anAssumedSentiment, aTicket, aTicketData } from "../../support/builders/tickets.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv();
const logs = captureLogs();
const { handler } = await import("../../../functions/triage-by-rules/handler.js");

const input = anAnswerInput({
  ticket: aTicket({ data: aTicketData({ subject: SECRET, description: `${SECRET} lost data` }) }),
});

it("makes a record for a person from a ticket without a model's answer", async () => {
  expect(TicketRecordSchema.parse(await handler(input))).toMatchObject({
    outcome: "NEEDS_HUMAN",
    priority: "CRITICAL",
  });
});

it("refuses an input that does not match its contract", async () => {
  await expect(handler({ ...input, execution: {} })).rejects.toMatchObject({
    name: "InvalidInput",
    message: expect.stringContaining("execution.arn"),
  });
});

it("counts the ticket, and warns with the name of the model's error", async () => {
  await handler({ ...input, reason: "DependencyRejected" });

  expect(logs.entries()).toContainEqual(expect.objectContaining({ TicketsTriagedByRules: 1 }));
  expect(logs.entries()).toContainEqual(expect.objectContaining({ level: "WARN", reason: "DependencyRejected" }));
});

it("counts a ticket without model and without sentiment in both metrics", async () => {
  await handler({ ...input, sentiment: anAssumedSentiment() });

  expect(logs.entries()).toContainEqual(expect.objectContaining({ TicketsTriagedByRules: 1, SentimentsAssumed: 1 }));
});

it("logs the ticket's id and never its text", async () => {
  await handler(input);

  expect(logs.text()).toContain(input.ticket.ticketId);
  expect(logs.text()).not.toContain(SECRET);
});
