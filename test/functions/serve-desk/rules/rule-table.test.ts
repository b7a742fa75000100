import { describe } from "vitest";
import { DynamoRuleTable } from "../../../../functions/serve-desk/rules/dynamo-rule-table.js";
import { FakeDeskTable } from "../../../support/fakes/fake-desk-table.js";
import { FakeRuleTable } from "../../../support/fakes/fake-rule-table.js";
import { testRuleTable } from "../../../support/fakes/rule-table.contract.js";
import { FakeLog } from "../../../support/fakes/start-workflow-fakes.js";

describe("the fake of the rules' table", () => {
  const fake = new FakeRuleTable();
  testRuleTable(() => fake);
});

describe("the rules' table, on a table in memory,", () => {
  const table = new DynamoRuleTable(new FakeDeskTable().client, "tickets", new FakeLog());
  testRuleTable(() => table);
});
