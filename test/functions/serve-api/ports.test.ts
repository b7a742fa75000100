import { describe } from "vitest";
import { FakeTicketStore } from "../../support/fakes/ticket-store-fake.js";
import { type TableUnderTest, testIntakeTable, testTicketReader } from "../../support/fakes/ticket-store.contract.js";

const table = new FakeTicketStore();
const fake: TableUnderTest = {
  table,
  startProcessing: (ticketId) => {
    table.startProcessing(ticketId);
    return Promise.resolve();
  },
  put: (ticket) => {
    table.tickets.set(ticket.ticketId, ticket);
    return Promise.resolve();
  },
};

/** Other tests rely on this fake; `test/e2e/ticket-table.test.ts` runs the same contract against DynamoDB. */
describe("the ticket table in memory", () => {
  testIntakeTable(() => fake);
  testTicketReader(() => fake);
});
