import { describe } from "vitest";
import { FakeRuleTable } from "../../../support/fakes/fake-rule-table.js";
import { testRuleTable } from "../../../support/fakes/rule-table.contract.js";

describe("the fake of the rules' table", () => {
  const fake = new FakeRuleTable();
  testRuleTable(() => fake);
});
