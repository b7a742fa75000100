import { describe, expect, it } from "vitest";
import { LEADING_KEYS } from "../../functions/shared/table/ticket-table.js";
import { isAllowed } from "../support/aws/policy-evaluator.js";
import { statementsOf, synthesizeStack } from "../support/aws/synthesized-stack.js";

/**
 * What a function, or the workflow, could do whose code an attacker has replaced: it has its role's rights, and signs
 * any request. The policies are those of the synthesized stack.
 */
const stack = synthesizeStack({ STAGE: "prod", NOTIFICATION_EMAILS: "ada@example.com" });
const roles = stack
  .resources("aws_iam_role_policy")
  .map(([path, { policy }]): [string, ReturnType<typeof statementsOf>] => [path, statementsOf(policy)]);
/** The reference to the only resource of its type, the console's own left out. */
const referenceTo = (type: string): string => {
  const [name, ...others] = Object.keys(stack.json.resource[type] ?? {}).filter((each) => !each.startsWith("console"));
  if (name === undefined || others.length > 0) throw new Error(`Expected one ${type}, not ${1 + others.length}`);
  return `\${${type}.${name}.arn}`;
};
const TABLE = referenceTo("aws_dynamodb_table");
const BUCKET = referenceTo("aws_s3_bucket");

/** Roles, by the folder of their function or as "workflow", whose policy allows a request. */
const allowedTo = (action: string, resource: string, keys: readonly string[] = []): string[] =>
  roles
    .filter(([, statements]) => isAllowed(statements, { action, resource, context: contextOf(keys) }))
    .map(([path]) => path.replace(/^functions\//, "").replace(/\/role\/.*$/, ""))
    .sort();
const contextOf = (keys: readonly string[]) => (keys.length === 0 ? {} : { "dynamodb:LeadingKeys": keys });

const TOKENS = LEADING_KEYS.tokens;

describe("a role that was taken over", () => {
  it.each([
    ["makes an API token of its own", "dynamodb:PutItem", [TOKENS]],
    ["deletes a customer's token", "dynamodb:DeleteItem", [TOKENS]],
    ["makes tokens in a batch", "dynamodb:BatchWriteItem", [TOKENS]],
    ["hides a token among tickets", "dynamodb:PutItem", ["TICKET#1", TOKENS]],
    ["changes a token beside a ticket", "dynamodb:UpdateItem", ["TICKET#1", TOKENS]],
    ["lists the tokens", "dynamodb:Query", [TOKENS]],
    ["reads everything", "dynamodb:Scan", []],
    ["reads everything by PartiQL", "dynamodb:PartiQLSelect", []],
    ["changes a token by PartiQL", "dynamodb:PartiQLUpdate", [TOKENS]],
    ["deletes a ticket", "dynamodb:DeleteItem", ["TICKET#1"]],
    ["names no key", "dynamodb:UpdateItem", []],
    ["copies the table", "dynamodb:ExportTableToPointInTime", []],
    ["deletes the table", "dynamodb:DeleteTable", []],
    ["opens the table to another account", "dynamodb:PutResourcePolicy", []],
  ])("never %s", (_what, action, keys) => {
    expect(allowedTo(action, TABLE, keys)).toEqual([]);
  });

  it("reads or confirms API tokens only as the authorizer", () => {
    expect(allowedTo("dynamodb:GetItem", TABLE, [TOKENS])).toEqual(["authorize-request"]);
    expect(allowedTo("dynamodb:UpdateItem", TABLE, [TOKENS])).toEqual(["authorize-request"]);
  });

  it("writes users of legacy clients and idempotency records only as the API", () => {
    for (const keys of [[LEADING_KEYS.users.replace("*", "1")], [LEADING_KEYS.idempotencyKeys.replace("*", "1")]]) {
      expect(allowedTo("dynamodb:PutItem", TABLE, keys)).toEqual(["serve-api"]);
      expect(allowedTo("dynamodb:UpdateItem", TABLE, keys)).toEqual(["serve-api"]);
    }
  });

  it.each(["record-failure", "workflow"])("as %s changes nothing but tickets", (role) => {
    const kinds = Object.values(LEADING_KEYS).map((pattern) => pattern.replace("*", "1"));
    const changed = kinds.filter((key) => allowedTo("dynamodb:UpdateItem", TABLE, [key]).includes(role));

    expect(changed).toEqual([LEADING_KEYS.tickets.replace("*", "1")]);
  });

  it.each([
    ["deletes what the bucket keeps", "s3:DeleteObject"],
    ["deletes a version of it", "s3:DeleteObjectVersion"],
    ["opens the bucket", "s3:PutBucketPolicy"],
    ["makes an object public", "s3:PutObjectAcl"],
  ])("never %s", (_what, action) => {
    for (const resource of [BUCKET, `${BUCKET}/tickets/2026/11/21/1.json`]) {
      expect(allowedTo(action, resource)).toEqual([]);
    }
  });

  it("writes a finished ticket's object only as the function that does so in the workflow", () => {
    expect(allowedTo("s3:PutObject", `${BUCKET}/tickets/2026/11/21/1.json`)).toEqual(["write-ticket-json"]);
  });

  it.each(["iam:PassRole", "iam:PutRolePolicy", "sts:AssumeRole", "lambda:UpdateFunctionCode", "kms:PutKeyPolicy"])(
    "gains no other rights by %s",
    (action) => {
      const ofFunctions = allowedTo(action, "*").filter((role) => role === "workflow" || !role.includes("/"));

      expect(ofFunctions).toEqual([]);
    },
  );
});
