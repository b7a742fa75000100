import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../support/synthesized-stack.js";

const stack = synthesizeStack();
const table = stack.resource("aws_dynamodb_table");

describe("the ticket table", () => {
  it("bills by request, encrypts with our key and can be restored to any point of 35 days", () => {
    expect(table).toMatchObject({
      name: "ticket-pipeline-dev-tickets",
      billing_mode: "PAY_PER_REQUEST",
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true, kms_key_arn: expect.stringContaining("aws_kms_key") as string },
    });
  });

  it("has keys that other kinds of item can share", () => {
    expect(table).toMatchObject({ hash_key: "pk", range_key: "sk" });
  });

  it.each([
    ["by-customer", "customer_id"],
    ["by-status", "status"],
    ["by-assignee", "assignee"],
  ])("lists tickets %s in order of time, with what a list shows", (name, key) => {
    expect(table["global_secondary_index"]).toContainEqual(
      expect.objectContaining({ name, hash_key: key, range_key: "submitted_at", projection_type: "INCLUDE" }),
    );
  });

  it("projects no index's own key, which DynamoDB refuses", () => {
    const indexes = table["global_secondary_index"] as { hash_key: string; non_key_attributes: string[] }[];

    for (const index of indexes) expect(index.non_key_attributes).not.toContain(index.hash_key);
  });

  it("declares exactly the attributes its keys use", () => {
    const attributes = table["attribute"] as { name: string; type: string }[];

    expect(attributes.map(({ name }) => name).sort()).toEqual(
      ["assignee", "customer_id", "pk", "sk", "status", "submitted_at"].sort(),
    );
  });

  it("lets the workflow and record-failure change it, and nobody else", () => {
    const updaters = stack
      .resources("aws_iam_role_policy")
      .filter(([, { policy }]) => String(policy).includes("dynamodb:UpdateItem"));

    expect(updaters.map(([path]) => path).sort()).toEqual([
      "functions/record-failure/role/policy",
      "workflow/role/policy",
    ]);
  });
});
