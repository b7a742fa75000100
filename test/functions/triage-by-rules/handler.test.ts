import { expect, it } from "vitest";
import { TicketRecordSchema } from "../../../functions/shared/contracts/ticket-record.js";
import { anAnswerInput, anAssumedSentiment, aTicket, aTicketData } from "../../support/builders/tickets.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv();
const logs = captureLogs();
const { handler } = await import("../../../functions/triage-by-rules/handler.js");

const input = anAnswerInput({
  ticket: aTicket({ data: aTicketData({ subject: SECRET, description: `${SECRET} lost data` }) }),
});

it("turns a ticket that no model answered into a record for a person", async () => {
  expect(TicketRecordSchema.parse(await handler(input))).toMatchObject({
    outcome: "NEEDS_HUMAN",
    priority: "CRITICAL",
  });
});

it("refuses an input that is not its contract", async () => {
  await expect(handler({ ...input, execution: {} })).rejects.toMatchObject({
    name: "InvalidInput",
    message: expect.stringContaining("execution.arn"),
  });
});

it("counts the ticket, and warns with the name of the error that left it without an answer", async () => {
  await handler({ ...input, reason: "DependencyRejected" });

  expect(logs.entries()).toContainEqual(expect.objectContaining({ TicketsTriagedByRules: 1 }));
  expect(logs.entries()).toContainEqual(expect.objectContaining({ level: "WARN", reason: "DependencyRejected" }));
});

it("counts a ticket without model and without sentiment as both", async () => {
  await handler({ ...input, sentiment: anAssumedSentiment() });

  expect(logs.entries()).toContainEqual(expect.objectContaining({ TicketsTriagedByRules: 1, SentimentsAssumed: 1 }));
});

it("logs the ticket's id and never its text", async () => {
  await handler(input);

  expect(logs.text()).toContain(input.ticket.ticketId);
  expect(logs.text()).not.toContain(SECRET);
});
