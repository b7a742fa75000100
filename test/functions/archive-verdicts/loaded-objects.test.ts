import { expect, it } from "vitest";
import { archiveVerdicts } from "../../../functions/archive-verdicts/archive-verdicts.js";
import { DynamoPeoplesVerdicts } from "../../../functions/archive-verdicts/dynamo-peoples-verdicts.js";
import { SCOPES } from "../../../functions/shared/auth/caller.js";
import objects from "../../fixtures/peoples-verdicts.json" with { type: "json" };
import { aDeskApi } from "../../support/aws/desk-under-test.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aDeskTicket } from "../../support/builders/desk-tickets.js";
import { FakeEvaluationArchive } from "../../support/fakes/fake-evaluations.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";

const DRAFT = "Please restart the printer, and print a test page.";
const CONTENT = {
  response_text: { S: DRAFT },
  product: { S: "Atlas" },
  model_id: { S: "us.amazon.nova-pro-v1:0" },
  prompt_version: { S: "9" },
  processed_at: { S: "2026-11-23T08:00:10.000Z" },
};
/** What an agent does with the draft of each ticket. */
const STEPS = [
  ["TKT-000001", "sendDraft", { lastSeenMessageId: null }],
  ["TKT-000002", "saveDraft", { text: DRAFT.replace("restart", "reset"), basedOnModel: true }],
  ["TKT-000002", "sendDraft", { lastSeenMessageId: null }],
  ["TKT-000003", "discardModelDraft", undefined],
] as const;
const TICKETS = [...new Set(STEPS.map(([ticketId]) => ticketId))];

it("writes what the tests of the load read (test/glue/test_load_evaluations.py)", async () => {
  const { ports, send } = aDeskApi();
  const caller = aCaller({ subject: "u-ada", role: "agent", scopes: SCOPES });
  for (const ticketId of TICKETS) ports.add(aDeskTicket({ ticketId }), CONTENT);
  for (const [id, operation, body] of STEPS) {
    const request = aRequestTo(operation, { caller, parameters: { id }, body, requestId: `${operation}-${id}` });
    expect((await send(request)).statusCode).toBeLessThan(300);
  }
  const archive = new FakeEvaluationArchive();
  const verdicts = new DynamoPeoplesVerdicts(ports.desk.table.client, "tickets");
  const changes = TICKETS.map((ticketId) => ({ ticketId, sequenceNumber: ticketId }));
  await archiveVerdicts(changes, {
    verdicts,
    archive,
    hasTime: () => true,
    onUnreadable: (ticketId) => expect.fail(ticketId),
  });

  expect(Object.fromEntries(archive.objects)).toEqual(objects);
});
