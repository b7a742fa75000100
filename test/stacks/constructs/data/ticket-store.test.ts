import { describe, expect, it } from "vitest";
import { toDeskAttributes } from "../../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { AGENT_INDEX, QUEUE_INDEX } from "../../../../functions/shared/table/ticket-table.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const table = stack.resource("aws_dynamodb_table");
const indexes = table["global_secondary_index"] as {
  name: string;
  hash_key: string;
  range_key: string;
  non_key_attributes?: string[];
}[];

const withKeys = (...patterns: string[]) => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": patterns },
  Null: { "dynamodb:LeadingKeys": "false" },
});

const ofLane = (folder: string) => ({
  "dynamodb:UpdateItem": ["TICKET#*", `PROCESSED#${folder}#*`],
  "dynamodb:PutItem": `PROCESSED#${folder}#*`,
  "dynamodb:GetItem": `PROCESSED#${folder}#*`,
  "dynamodb:DeleteItem": `PROCESSED#${folder}#*`,
  "dynamodb:Query": [["SLA", "SCHEDULES"]],
});

describe("the ticket table", () => {
  it("bills by request, encrypts with our key and can be restored to any point of 35 days", () => {
    expect(table).toMatchObject({
      name: "ticket-pipeline-dev-tickets",
      billing_mode: "PAY_PER_REQUEST",
      // Without a number, 35 days.
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true, kms_key_arn: expect.stringContaining("aws_kms_key") as string },
    });
  });

  it("can be restored for as many days as are configured, and in prod cannot be deleted by any means", () => {
    const shorter = synthesizeStack({ TABLE_RECOVERY_DAYS: "7" }).resource("aws_dynamodb_table");
    const prod = synthesizeStack({ STAGE: "prod" }).resource("aws_dynamodb_table");

    expect(shorter["point_in_time_recovery"]).toEqual({ enabled: true, recovery_period_in_days: 7 });
    expect(prod).toMatchObject({ deletion_protection_enabled: true, lifecycle: { prevent_destroy: true } });
    expect(table["deletion_protection_enabled"]).toBe(false);
  });

  it("has keys that other kinds of item can share", () => {
    expect(table).toMatchObject({ hash_key: "pk", range_key: "sk" });
  });

  it.each([
    ["by-customer", "customer_id", "submitted_at", "INCLUDE"],
    ["by-listing", "listing_key", "submitted_at", "KEYS_ONLY"],
    ["by-queue", "queue_key", "due_key", "INCLUDE"],
    ["by-agent", "agent_key", "due_key", "INCLUDE"],
  ])("lists tickets %s by %s in the order of %s", (name, hash_key, range_key, projection_type) => {
    expect(indexes).toContainEqual(expect.objectContaining({ name, hash_key, range_key, projection_type }));
  });

  it("has every attribute that the desk reads in the indexes of the desk, short ones instead of long ones", () => {
    const firstResponse = ["first_response_at", "first_response_by"];
    const others = ["subject", "last_reply_id", "message_count", "queue_key", "agent_key", "due_key", ...firstResponse];
    const read = Object.keys(toDeskAttributes(aDeskTicket(), AROUND_THE_CLOCK)).filter(
      (name) => !others.includes(name),
    );

    for (const index of indexes.filter(({ name }) => name === QUEUE_INDEX || name === AGENT_INDEX))
      expect(index.non_key_attributes).toEqual(
        expect.arrayContaining([
          ...read,
          "ticket_id",
          "status",
          "tier",
          "customer_id",
          "submitted_at",
          "subject_preview",
        ]),
      );
  });

  it("projects no key of the table or of the index itself, which DynamoDB rejects", () => {
    for (const { hash_key, range_key, non_key_attributes = [] } of indexes)
      for (const key of ["pk", "sk", hash_key, range_key]) expect(non_key_attributes).not.toContain(key);
  });

  it("projects at most 20 attributes into an index, each once, and 100 into all of them: DynamoDB's limits", () => {
    const projections = indexes.map(({ non_key_attributes = [] }) => non_key_attributes);

    for (const names of projections) {
      expect(names.length).toBeLessThanOrEqual(20);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(projections.flat().length).toBeLessThanOrEqual(100);
  });

  it("declares exactly the attributes its keys use", () => {
    const attributes = table["attribute"] as { name: string; type: string }[];

    expect(attributes.map(({ name }) => name).sort()).toEqual(
      ["agent_key", "customer_id", "due_key", "listing_key", "pk", "queue_key", "sk", "submitted_at"].sort(),
    );
  });

  it.each(["functions/record-failure/", "workflow/"])("lets %s change tickets and nothing else", (path) => {
    const updates = stack.rolePolicy(path).filter(({ Action }) => Action.includes("dynamodb:UpdateItem"));

    expect(updates.map(({ Condition }) => Condition)).toEqual([withKeys("TICKET#*")]);
  });

  it("lets record-failure read the rules by which tickets come onto the desk", () => {
    const queries = stack
      .rolePolicy("functions/record-failure/")
      .filter(({ Action }) => Action.includes("dynamodb:Query"));

    expect(queries.map(({ Condition }) => Condition)).toEqual([withKeys("SLA", "SCHEDULES")]);
  });

  it.each([
    ["set-priority-lane", ofLane("set-priority-lane")],
    ["set-general-lane", ofLane("set-general-lane")],
  ])("lets %s write only the items it needs, and no API tokens", (fn, keys) => {
    const rights = stack
      .rolePolicy(`functions/${fn}/`)
      .flatMap(({ Action, Resource, Condition }) =>
        Action.filter((action) => action.startsWith("dynamodb:")).map((action) => ({ action, Resource, Condition })),
      );

    expect(rights).toHaveLength(Object.values(keys).flat().length);
    for (const [action, patterns] of Object.entries(keys)) {
      for (const pattern of [patterns].flat()) {
        expect(rights).toContainEqual({
          action,
          Resource: [expect.stringContaining("aws_dynamodb_table.")],
          Condition: withKeys(...[pattern].flat()),
        });
      }
    }
  });

  const CHANGES = ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"];
  const COLLECTIONS = ["AGENTS", "MACROS", "CATEGORIES", "TAGS", "SLA", "SCHEDULES", "NOTICES"];
  const AUDIT = ["AUDIT#TICKET#*", "AUDIT#RULES#*"];
  const OF_DEADLINES = ["TICKET#*", "AUDIT#TICKET#*", "AGENTS", "NOTICES"];
  const OF_DESK = ["TICKET#*", "NOTES#*", "PRESENCE#*", ...COLLECTIONS];

  const SIDS: Readonly<Record<string, readonly string[]>> = {
    "serve-api": ["KeepTickets", "ListMessages", "ReadRules", "ConverseInTransactions", "KeepAudit", "CountBudgets"],
    "serve-desk": [
      "ReadDesk",
      "ListAudit",
      "ChangeDesk",
      "KeepTickets",
      "ReadEvaluations",
      "StoreVerdicts",
      "KeepEvaluations",
      "ReadStats",
      "ReadHistories",
      "ReadAccounts",
      "ChangeAgents",
      "KeepAudit",
    ],
    "watch-deadlines": ["ReadTickets", "ListRules", "ChangeTickets", "DeleteNotices", "KeepAudit"],
    "serve-identity": ["KeepUsers", "ReadUsers", "ListAudit", "CountAttempts"],
    "count-desk-changes": ["ReadCounted", "ReadTickets", "Count", "KeepTickets"],
    "authorize-request": ["LookUpTokens", "LookUpRevoked"],
  };

  it.each([
    ["serve-api", "KeepTickets", ["GetItem", "PutItem", "UpdateItem"], ["TICKET#*", "IDEMPOTENCY#*", "USER#*"]],
    ["serve-api", "ListMessages", ["Query"], ["TICKET#*"]],
    ["serve-api", "ReadRules", ["Query"], ["SLA", "SCHEDULES"]],
    ["serve-api", "KeepAudit", ["UpdateItem"], [...AUDIT, "AUDIT#USER#*"]],
    ["serve-api", "CountBudgets", ["UpdateItem"], ["BUDGET#*"]],
    ["detect-sentiment", "CountBudgets", ["UpdateItem"], ["BUDGET#*"]],
    ["authorize-request", "LookUpTokens", ["GetItem", "UpdateItem"], ["TOKENS"]],
    ["authorize-request", "LookUpRevoked", ["GetItem"], ["REVOKED"]],
    ["serve-desk", "ReadDesk", ["GetItem", "Query"], OF_DESK],
    ["serve-desk", "ListAudit", ["Query"], AUDIT],
    ["serve-desk", "ChangeDesk", CHANGES, [...OF_DESK, ...AUDIT]],
    ["serve-desk", "KeepTickets", ["DeleteItem"], ["TICKET#*", ...AUDIT]],
    ["serve-desk", "ReadEvaluations", ["GetItem"], ["EVALUATION#*"]],
    ["serve-desk", "KeepEvaluations", ["DeleteItem", "UpdateItem"], ["EVALUATION#*"]],
    ["serve-desk", "ReadStats", ["Query"], ["STATS#NOW", "STATS#DAYS"]],
    ["serve-desk", "ReadHistories", ["BatchGetItem"], ["TICKET#*"]],
    ["serve-desk", "ReadAccounts", ["GetItem"], ["USERS"]],
    ["serve-desk", "ChangeAgents", ["PutItem", "UpdateItem"], ["AGENTS", "AUDIT#USER#*"]],
    ["serve-desk", "KeepAudit", ["UpdateItem"], [...AUDIT, "AUDIT#USER#*"]],
    [
      "serve-identity",
      "KeepUsers",
      ["PutItem", "UpdateItem"],
      ["USERS", "ADMINS", "AGENTS", "AUDIT#USER#*", "REVOKED"],
    ],
    ["watch-deadlines", "ReadTickets", ["GetItem"], ["TICKET#*"]],
    ["watch-deadlines", "ListRules", ["Query"], ["AGENTS", "NOTICES", "SLA", "SCHEDULES"]],
    ["watch-deadlines", "ChangeTickets", ["PutItem", "UpdateItem"], OF_DEADLINES],
    ["watch-deadlines", "DeleteNotices", ["DeleteItem"], ["NOTICES"]],
    ["watch-deadlines", "KeepAudit", ["UpdateItem"], [...AUDIT, "AUDIT#USER#*"]],
    ["count-desk-changes", "ReadCounted", ["BatchGetItem"], ["STATS#*"]],
    ["count-desk-changes", "ReadTickets", ["BatchGetItem"], ["TICKET#*"]],
    ["count-desk-changes", "Count", ["PutItem", "UpdateItem", "ConditionCheckItem"], ["STATS#*", "TICKET#*"]],
    ["count-desk-changes", "KeepTickets", ["PutItem", "UpdateItem"], ["TICKET#*"]],
    ["serve-identity", "ReadUsers", ["GetItem", "Query"], ["USERS"]],
    ["serve-identity", "ListAudit", ["Query"], ["AUDIT#USER#*"]],
    ["serve-identity", "CountAttempts", ["UpdateItem"], ["ATTEMPTS#*"]],
    ["archive-verdicts", "ReadVerdicts", ["GetItem"], ["EVALUATION#*"]],
    ["evaluate-response", "StoreEvaluations", ["UpdateItem"], ["EVALUATION#*"]],
    ["count-tickets", "Count", ["PutItem", "UpdateItem"], ["TICKET#*", "COUNTS#*", "PRODUCTS#*"]],
  ])("lets %s use its own kinds of item only (%s)", (fn, sid, actions, keys) => {
    const rights = stack.rolePolicy(`functions/${fn}/`);
    const onTable = rights.filter(({ Resource }) =>
      Resource.every((arn) => /aws_dynamodb_table\.\w+\.arn\}$/.test(arn)),
    );

    expect(onTable.map(({ Sid }) => Sid)).toEqual(SIDS[fn] ?? [sid]);
    expect(onTable.find(({ Sid }) => Sid === sid)).toMatchObject({
      Action: actions.map((action) => `dynamodb:${action}`),
      Condition: withKeys(...keys),
    });
  });

  it("lets serve-desk keep what became of drafts in transactions only", () => {
    expect(stack.rolePolicy("functions/serve-desk/").find(({ Sid }) => Sid === "StoreVerdicts")).toMatchObject({
      Action: CHANGES.map((action) => `dynamodb:${action}`),
      Condition: {
        ...withKeys("EVALUATION#*", "TICKET#*", "NOTES#*", "AGENTS", "AUDIT#TICKET#*"),
        "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
      },
    });
  });

  it("lets serve-api write audit entries and agents' loads in transactions only, and read neither", () => {
    expect(stack.rolePolicy("functions/serve-api/").find(({ Sid }) => Sid === "ConverseInTransactions")).toMatchObject({
      Action: ["dynamodb:PutItem", "dynamodb:UpdateItem"],
      Condition: {
        ...withKeys("TICKET#*", "IDEMPOTENCY#*", "AUDIT#TICKET#*", "AGENTS"),
        "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
      },
    });
  });

  it("lets serve-api list a customer's tickets by index, and lets nothing scan", () => {
    const statements = stack.resources("aws_iam_role_policy").flatMap(([, { policy }]) => statementsOf(policy));

    expect(stack.rolePolicy("functions/serve-api/").find(({ Sid }) => Sid === "ListTickets")).toMatchObject({
      Action: ["dynamodb:Query"],
      Resource: [expect.stringMatching(/\/index\/by-customer$/)],
    });
    expect(statements.flatMap(({ Action }) => Action)).not.toContain("dynamodb:Scan");
  });

  it("denies serve-desk what it may only do as part of a change", () => {
    const denied = stack.rolePolicy("functions/serve-desk/").filter(({ Effect }) => Effect === "Deny");

    expect(denied.map(({ Sid }) => Sid)).toEqual(["KeepTickets", "KeepEvaluations", "KeepAudit"]);
  });

  it("lets count-desk-changes read no text of a ticket and nothing about its customer, and write in transactions only", () => {
    const rights = stack.rolePolicy("functions/count-desk-changes/");
    const reading = rights.find(({ Sid }) => Sid === "ReadTickets");
    const attributes = reading?.Condition?.["ForAllValues:StringEquals"]?.["dynamodb:Attributes"] ?? [];

    expect(attributes).toEqual(expect.arrayContaining(["pk", "sk", "desk_status", "solved_at"]));
    for (const name of ["description", "subject", "subject_preview", "response_text", "customer_id", "customer_email"])
      expect(attributes).not.toContain(name);
    expect(reading?.Condition).toMatchObject({ StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" } });
    expect(rights.find(({ Sid }) => Sid === "Count")?.Condition).toMatchObject({
      "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
      StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" },
    });
    expect(rights.filter(({ Effect }) => Effect === "Deny").map(({ Sid }) => Sid)).toEqual(["KeepTickets"]);
  });

  it("has a stream of keys, without what tickets say", () => {
    expect(table).toMatchObject({ stream_enabled: true, stream_view_type: "KEYS_ONLY" });
  });

  it("removes expired items", () => {
    expect(table).toMatchObject({ ttl: { enabled: true, attribute_name: "expires_at" } });
  });
});
