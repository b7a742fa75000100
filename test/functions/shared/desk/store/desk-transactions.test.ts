import { describe } from "vitest";
import { testDeskTransactions } from "../../../../support/fakes/desk-transactions.contract.js";
import { FakeDeskTable } from "../../../../support/fakes/fake-desk-table.js";

describe("the desk's transactions, on a table in memory,", () => {
  const { client } = new FakeDeskTable();
  testDeskTransactions(() => ({ client, tableName: "tickets" }));
});
