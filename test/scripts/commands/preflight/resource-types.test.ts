import { describe, expect, it } from "vitest";
import {
  actionsFor,
  RESOURCE_TYPES,
  resourceType,
  servicesFor,
} from "../../../../scripts/commands/preflight/resource-types.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { EXISTING, LOGIN, NETWORK, SERVERLESS } from "../../../support/aws/warehouses.js";

/** Stacks that have, together, every type of resource. */
const types = [
  {
    NOTIFICATION_EMAILS: "ada@example.com",
    API_WAF: "true",
    MONTHLY_BUDGET_USD: "100",
    LAMBDA_CONCURRENCY_QUOTA: "1000",
    GUARDRAIL: "true",
  },
  { ...EXISTING, ...LOGIN, ...NETWORK },
  SERVERLESS,
]
  .flatMap((environment) => Object.keys(synthesizeStack(environment).json.resource))
  // Terraform's own: it is in the state alone.
  .filter((type) => type !== "terraform_data");

describe("a type of resource", () => {
  it("that a stack can have is known, with its actions and its service", () => {
    expect(types.filter((type) => resourceType(type) === undefined)).toEqual([]);
  });

  it("that no stack has is not listed", () => {
    expect(Object.keys(RESOURCE_TYPES).filter((type) => !types.includes(type))).toEqual([]);
  });

  it("takes actions of IAM, each once and as IAM spells them", () => {
    const actions = actionsFor(types);

    expect(actions).toEqual([...new Set(actions)].sort());
    for (const action of actions) expect(action).toMatch(/^[a-z][a-z0-9-]*:[A-Z][A-Za-z]+$/);
    expect(actions).toContain("iam:PassRole");
  });

  it("needs its service in the region, unless that is global", () => {
    expect(
      servicesFor(["aws_iam_role", "aws_budgets_budget", "aws_sfn_state_machine", "aws_api_gateway_stage"]),
    ).toEqual(["apigateway", "stepfunctions"]);
  });
});
