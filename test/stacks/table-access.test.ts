import { describe, expect, it } from "vitest";
import { AGENT_INDEX, INDEXES, LEADING_KEYS, QUEUE_INDEX } from "../../functions/shared/table/ticket-table.js";
import { FUNCTIONS } from "../../stacks/functions.js";
import { isAllowed } from "../support/aws/policy-evaluator.js";
import { type PolicyStatement, statementsOf, synthesizeStack } from "../support/aws/synthesized-stack.js";
import {
  functionAccesses,
  operationsInSource,
  type TableAccess,
  workflowAccesses,
} from "../support/aws/table-accesses.js";
import { EXISTING, LOGIN, NETWORK, SERVERLESS } from "../support/aws/warehouses.js";

/** Policies are evaluated here for every access of the code; the emulator evaluates those of a test's requests. */
const JUDGE = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

const stacks = {
  pipeline: synthesizeStack({ STAGE: "dev", NOTIFICATION_EMAILS: "ada@example.com", JUDGE_MODEL_ID: JUDGE }),
  cluster: synthesizeStack({ ...EXISTING, ...LOGIN, ...NETWORK }),
  serverless: synthesizeStack(SERVERLESS),
};
const rolesOf = (stack: (typeof stacks)["pipeline"]) =>
  stack.resources("aws_iam_role_policy").map(([path, { policy }]) => ({ path, statements: statementsOf(policy) }));

const stack = stacks.pipeline;
const roles = rolesOf(stack);
const TABLE = `\${aws_dynamodb_table.${Object.keys(stack.json.resource["aws_dynamodb_table"] ?? {}).join()}.arn}`;

/** Every statement that names the table, one of its indexes, or an action of DynamoDB, whatever its resource is. */
const onDynamo = Object.entries(stacks).flatMap(([name, synthesized]) =>
  rolesOf(synthesized).flatMap(({ path, statements }) =>
    statements
      .filter(({ Action, Resource }) => /dynamodb/i.test(`${Action.join()} ${Resource.join()}`) || Action.includes("*"))
      .map((statement) => ({ name: `${name}: ${path} ${statement.Sid}`, statement })),
  ),
);

/** The stream has keys only, and reading it is no access to items. */
const isAboutStream = ({ statement }: (typeof onDynamo)[number]): boolean =>
  statement.Resource.every((arn) => arn.endsWith("/stream/*"));
const onTable = onDynamo.filter((each) => !isAboutStream(each));

const toRequest = ({ action, index, keys, enclosing }: TableAccess) => ({
  action,
  resource: index === undefined ? TABLE : `${TABLE}/index/${index}`,
  context: {
    ...(keys.length > 0 && { "dynamodb:LeadingKeys": keys }),
    ...(enclosing !== undefined && { "dynamodb:EnclosingOperation": [enclosing] }),
  },
});
const isAllowedTo = (path: string, access: TableAccess): boolean => {
  const role = roles.find((candidate) => candidate.path === path);
  if (role === undefined) throw new Error(`Role ${path} not found.`);
  return isAllowed(role.statements, toRequest(access));
};
const roleOf = (folder: string): string => `functions/${folder}/role/policy`;

const WORKFLOW = "workflow/role/policy";
const accesses: [string, TableAccess[]][] = [
  ...(await functionAccesses()).map(([folder, found]): [string, TableAccess[]] => [roleOf(folder), found]),
  [WORKFLOW, await workflowAccesses()],
];

/** Every action on items, by the Service Authorization Reference. */
const ITEM_ACTIONS = [
  "BatchGetItem",
  "BatchWriteItem",
  "ConditionCheckItem",
  "DeleteItem",
  "GetItem",
  "PartiQLDelete",
  "PartiQLInsert",
  "PartiQLSelect",
  "PartiQLUpdate",
  "PutItem",
  "Query",
  "Scan",
  "UpdateItem",
].map((name) => `dynamodb:${name}`);

/** All that some role may do to items with these keys, on the table and on each index. */
const rightsTo = (keys: readonly string[]): string[] =>
  roles.flatMap(({ path, statements }) =>
    [undefined, ...Object.keys(INDEXES)].flatMap((index) =>
      ITEM_ACTIONS.filter((action) => isAllowed(statements, toRequest({ action, index, keys }))).map(
        (action) => `${path} ${action}${index === undefined ? "" : ` ${index}`}`,
      ),
    ),
  );

const DESK_INDEXES = [QUEUE_INDEX, AGENT_INDEX];

/** Lists by customer are limited by the request: an index has tickets only. Staff see all of them. */
const LISTS = [
  ...["serve-api", "serve-desk"].map((folder) => `${roleOf(folder)} dynamodb:Query by-customer`),
  ...["serve-desk", "watch-deadlines"].flatMap((folder) =>
    DESK_INDEXES.map((index) => `${roleOf(folder)} dynamodb:Query ${index}`),
  ),
];
const OF_AUTHORIZER = ["GetItem", "UpdateItem"].map((name) => `${roleOf("authorize-request")} dynamodb:${name}`);

const ONLY_ATTRIBUTES = { "dynamodb:Attributes": [] };
const SELECTED = { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" };
const RETURNS_NO_ITEM = { "dynamodb:ReturnValues": "NONE" };
const ONLY_IN_TRANSACTIONS = { "dynamodb:EnclosingOperation": ["TransactWriteItems"] };

/** Statements about table and indexes together count as those about the table: they need the conditions. */
const isAboutIndex = ({ statement }: (typeof onTable)[number]): boolean =>
  statement.Resource.every((arn) => arn.includes("/index/"));

describe("every statement about the table", () => {
  it("is found: those of thirteen roles", () => {
    const found = onTable.filter(({ name }) => name.startsWith("pipeline: "));

    expect(new Set(found.map(({ name }) => name.split(" ")[1]))).toEqual(new Set(accesses.map(([path]) => path)));
  });

  it.each(onTable.filter(isAboutIndex))(
    "$name only queries an index, which has nothing but tickets",
    ({ statement }) => {
      expect(statement.Action).toEqual(["dynamodb:Query"]);
      expect(statement.Condition).toBeUndefined();
    },
  );

  it.each(onTable.filter((each) => !isAboutIndex(each)))(
    "$name names its partitions, and needs a request to have some",
    ({ statement }) => {
      const {
        "ForAnyValue:StringEquals": narrower,
        "ForAllValues:StringEquals": attributes,
        StringEqualsIfExists: selection,
        ...condition
      } = statement.Condition ?? {};

      expect(narrower ?? ONLY_IN_TRANSACTIONS).toEqual(ONLY_IN_TRANSACTIONS);
      expect(Object.keys(attributes ?? ONLY_ATTRIBUTES)).toEqual(Object.keys(ONLY_ATTRIBUTES));
      const returns = { ...(attributes && SELECTED), ...(narrower && selection && RETURNS_NO_ITEM) };
      expect(selection ?? {}).toEqual(returns);
      expect(condition).toEqual({
        "ForAllValues:StringLike": { "dynamodb:LeadingKeys": expect.arrayContaining([expect.any(String)]) as string[] },
        Null: { "dynamodb:LeadingKeys": "false" },
      });
    },
  );

  it.each(onTable)("$name lists exact actions, and patterns of known partitions", ({ statement }) => {
    const patterns = [statement.Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? []].flat();

    expect(statement.Action.filter((action) => !ITEM_ACTIONS.includes(action))).toEqual([]);
    expect(statement.Resource.join()).not.toContain("*");
    const isKnown = (pattern: unknown) =>
      Object.values<unknown>(LEADING_KEYS).includes(pattern) || /^PROCESSED#[a-z-]+#\*$/.test(String(pattern));
    expect(patterns.filter((pattern) => !isKnown(pattern))).toEqual([]);
  });

  it.each(Object.entries(stacks))("is in a role's own policy: %s", (_name, { json }) => {
    const elsewhere = [
      "aws_iam_policy",
      "aws_iam_role_policy_attachment",
      "aws_iam_policy_attachment",
      "aws_iam_user_policy",
      "aws_iam_group_policy",
      "aws_dynamodb_resource_policy",
    ];

    expect(Object.keys(json.resource).filter((type) => elsewhere.includes(type))).toEqual([]);
    expect(JSON.stringify(json.resource["aws_iam_role"])).not.toMatch(/managed_policy_arns|inline_policy/);
  });
});

describe("the table's stream", () => {
  it("is followed by nobody but count-desk-changes and archive-verdicts, which can do nothing else with it", () => {
    const following = onDynamo.filter((each) => each.name.startsWith("pipeline: ") && isAboutStream(each));

    expect(following.map(({ name }) => name).toSorted()).toEqual(
      ["archive-verdicts", "count-desk-changes"].map((fn) => `pipeline: ${roleOf(fn)} FollowChanges`),
    );
    for (const { statement } of following)
      expect(statement.Action.filter((action) => !/:(?:Describe|Get|List)/.test(action))).toEqual([]);
  });
});

describe("a query of an index", () => {
  it.each([[], ["C-1"]])("is allowed to those who list, whether or not AWS gives it leading keys: %j", (...keys) => {
    const listing = roles.filter(({ statements }) =>
      isAllowed(statements, toRequest({ action: "dynamodb:Query", index: "by-customer", keys })),
    );

    expect(listing.map(({ path }) => path)).toEqual([roleOf("serve-api"), roleOf("serve-desk")]);
  });
});

describe("what only staff may see", () => {
  const HIDDEN = [LEADING_KEYS.notes, LEADING_KEYS.ticketAudit].map((pattern) => pattern.replace("*", "TKT-1"));

  it.each(HIDDEN)("is read by no function but serve-desk: %s", (key) => {
    const reading = rightsTo([key]).filter((right) => /Get|Query$|Select|Scan/.test(right));

    expect(new Set(reading.map((right) => right.split(" ")[0]))).toEqual(new Set([roleOf("serve-desk")]));
  });
});

describe("an audit trail of a ticket", () => {
  const [entry, ticket, note] = ["AUDIT#TICKET#TKT-1", "TICKET#TKT-1", "NOTES#TKT-1"];
  const mayDesk = (action: string, ...keys: string[]): boolean =>
    isAllowedTo(roleOf("serve-desk"), { action: `dynamodb:${action}`, index: undefined, keys });

  it("is added to and listed, and never changed", () => {
    expect(ITEM_ACTIONS.filter((action) => mayDesk(action.replace("dynamodb:", ""), entry))).toEqual([
      "dynamodb:ConditionCheckItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
    ]);
  });

  it("may be part of a transaction, whether or not AWS checks its actions with all of its keys", () => {
    for (const keys of [[ticket], [ticket, entry], [ticket, entry, note]])
      expect(mayDesk("UpdateItem", ...keys)).toBe(true);
    for (const keys of [[note], [ticket, entry, note]]) expect(mayDesk("DeleteItem", ...keys)).toBe(true);
  });

  it("of a user gets entries about the agent that they are, and never changes by staff's requests", () => {
    const ofUser = "AUDIT#USER#u-1";

    for (const keys of [[ofUser], ["AGENTS", ofUser]]) expect(mayDesk("PutItem", ...keys)).toBe(true);
    expect(mayDesk("UpdateItem", "AGENTS", ofUser)).toBe(true);
    expect(["UpdateItem", "DeleteItem", "Query", "GetItem"].filter((action) => mayDesk(action, ofUser))).toEqual([]);
  });

  it("is added to by watch-deadlines, which cannot read it", () => {
    const mayWatch = (action: string, ...keys: string[]): boolean =>
      isAllowedTo(roleOf("watch-deadlines"), { action, index: undefined, keys });

    expect(ITEM_ACTIONS.filter((action) => mayWatch(action, entry))).toEqual(["dynamodb:PutItem"]);
    for (const keys of [[ticket], [ticket, entry, "AGENTS", "NOTICES"]])
      expect(mayWatch("dynamodb:UpdateItem", ...keys)).toBe(true);
  });

  it("stays, and so does its ticket", () => {
    for (const keys of [[entry], [ticket], [ticket, entry]]) expect(mayDesk("DeleteItem", ...keys)).toBe(false);
  });
});

describe("what became of the model's draft", () => {
  const [verdict, ticket, entry, note] = ["EVALUATION#TKT-1", "TICKET#TKT-1", "AUDIT#TICKET#TKT-1", "NOTES#TKT-1"];
  const enclosing = "TransactWriteItems";
  const mayDesk = (action: string, keys: readonly string[], within?: TableAccess["enclosing"]): boolean =>
    isAllowedTo(roleOf("serve-desk"), {
      action: `dynamodb:${action}`,
      index: undefined,
      keys,
      ...(within !== undefined && { enclosing: within }),
    });
  const allowed = (keys: readonly string[], within?: TableAccess["enclosing"]) =>
    ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"].filter((action) => mayDesk(action, keys, within));

  it("is kept with a reply, whether or not AWS checks its actions with all of its keys", () => {
    expect(mayDesk("PutItem", [verdict], enclosing)).toBe(true);
    for (const action of ["UpdateItem", "PutItem", "DeleteItem", "ConditionCheckItem"])
      expect(mayDesk(action, [ticket, "AGENTS", entry, verdict, note], enclosing), action).toBe(true);
  });

  it("is neither changed nor deleted, and not written by itself", () => {
    expect(allowed([verdict], enclosing)).toEqual(["ConditionCheckItem", "PutItem"]);
    expect(allowed([verdict])).toEqual([]);
  });
});

describe("an audit trail of a rule", () => {
  const [entry, rule, revision] = ["AUDIT#RULES#SLA#gold-high", "SLA", "SCHEDULES"];
  const mayDesk = (action: string, ...keys: string[]): boolean =>
    isAllowedTo(roleOf("serve-desk"), { action: `dynamodb:${action}`, index: undefined, keys });

  it("is only added to, also while its rule is deleted", () => {
    expect(["DeleteItem", "PutItem", "UpdateItem"].filter((action) => mayDesk(action, entry))).toEqual(["PutItem"]);
    for (const keys of [[rule], [rule, entry, revision]]) expect(mayDesk("DeleteItem", ...keys)).toBe(true);
    expect(
      rightsTo([entry]).filter((right) => !right.startsWith(`${roleOf("serve-desk")} `) && !LISTS.includes(right)),
    ).toEqual([]);
  });
});

describe("what the function of customers may do with the desk's items", () => {
  const mayCustomers = (action: string, keys: readonly string[], enclosing?: TableAccess["enclosing"]): boolean =>
    isAllowedTo(roleOf("serve-api"), { action, index: undefined, keys, ...(enclosing !== undefined && { enclosing }) });
  const [ticket, entry, note] = ["TICKET#TKT-1", "AUDIT#TICKET#TKT-1", "NOTES#TKT-1"];
  const STAFFS = [note, entry, "PRESENCE#TKT-1", "AGENTS", "MACROS", "CATEGORIES", "TAGS", "NOTICES", "USERS"];

  it.each(STAFFS)("is nothing by itself: %s", (key) => {
    expect(ITEM_ACTIONS.filter((action) => mayCustomers(action, [key]))).toEqual([]);
  });

  it.each(STAFFS)("is no read, not even in a transaction or together with a ticket: %s", (key) => {
    const reads = ["BatchGetItem", "ConditionCheckItem", "GetItem", "PartiQLSelect", "Query", "Scan"];
    for (const keys of [[key], [ticket, key]])
      for (const read of reads) expect(mayCustomers(`dynamodb:${read}`, keys, "TransactWriteItems")).toBe(false);
  });

  it("is no write of notes at all", () => {
    for (const keys of [[note], [ticket, note], [ticket, entry, note]])
      expect(ITEM_ACTIONS.filter((action) => mayCustomers(action, keys, "TransactWriteItems"))).toEqual([]);
  });

  it("is an audit entry and an agent's load in the transaction of a message, and no deletion", () => {
    const within = (keys: readonly string[]) =>
      ITEM_ACTIONS.filter((action) => mayCustomers(action, keys, "TransactWriteItems"));

    expect(within([entry])).toEqual(["dynamodb:PutItem"]);
    for (const keys of [["AGENTS"], [ticket, entry, "AGENTS", "IDEMPOTENCY#0f"]])
      expect(within(keys)).toEqual(["dynamodb:PutItem", "dynamodb:UpdateItem"]);
  });
});

describe("items of API tokens", () => {
  it("are reached by the authorizer's role only, which reads them and records their use", () => {
    expect(rightsTo([LEADING_KEYS.tokens]).filter((right) => !LISTS.includes(right))).toEqual(OF_AUTHORIZER);
  });

  it("are not reached together with other items, as in a transaction", () => {
    expect(rightsTo(["TICKET#TKT-1", LEADING_KEYS.tokens]).filter((right) => !LISTS.includes(right))).toEqual([]);
  });

  it("are not reached by requests without keys, such as a Scan", () => {
    expect(rightsTo([]).filter((right) => !LISTS.includes(right))).toEqual([]);
  });
});

describe("items of no known kind", () => {
  it.each([
    "",
    "OTHER#1",
    "ticket#TKT-1",
    "TOKENS#1",
    "TICKET",
    "PROCESSED#count-tickets",
    "PROCESSED#set-general-lane",
  ])("are reached by nobody: %j", (key) => {
    expect(rightsTo([key]).filter((right) => !LISTS.includes(right))).toEqual([]);
  });
});

describe("what the code does with the table", () => {
  it.each(accesses)("is allowed to %s", (path, found) => {
    const refused = found.filter((access) => !isAllowedTo(path, access));

    expect(found).not.toEqual([]);
    expect(refused).toEqual([]);
  });

  it.each(accesses)("is all that is allowed to %s: no action is unused", (path, found) => {
    const used = found.map(({ action }) => action);
    const granted = roles.find((role) => role.path === path)?.statements ?? [];
    const allowed = granted.flatMap(({ Action }) => Action).filter((action) => ITEM_ACTIONS.includes(action));

    expect(new Set(allowed)).toEqual(new Set(used));
  });

  it.each(Object.keys(FUNCTIONS))("is complete for %s: each operation in its source was evaluated", (folder) => {
    const [, found = []] = accesses.find(([path]) => path === roleOf(folder)) ?? [];
    const operations = operationsInSource(`functions/${folder}`).filter((name) => !name.startsWith("Transact"));

    expect(found.map(({ action }) => action)).toEqual(
      expect.arrayContaining(operations.map((name) => `dynamodb:${name}`)),
    );
  });
});

describe("the evaluator", () => {
  const statement = { Sid: "Any", Effect: "Allow", Action: ["dynamodb:Scan"], Resource: ["table"] } as const;
  const policy = (Condition: PolicyStatement["Condition"], Effect: PolicyStatement["Effect"] = "Allow") => [
    { ...statement, Action: [...statement.Action], Resource: [...statement.Resource], Effect, Condition },
  ];
  const scan = { action: "dynamodb:Scan", resource: "table", context: {} };
  const keys = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["TICKET#*"] } };

  it("lets a request without keys meet ForAllValues, as IAM does, and Null refuse it", () => {
    expect(isAllowed(policy(keys), scan)).toBe(true);
    expect(isAllowed(policy({ ...keys, Null: { "dynamodb:LeadingKeys": "false" } }), scan)).toBe(false);
  });

  it("puts a denial before what is allowed, and knows no operator that it does not implement", () => {
    expect(isAllowed([...policy({}), ...policy({}, "Deny")], scan)).toBe(false);
    expect(() => isAllowed(policy({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }), scan)).toThrow("IpAddress");
  });
});
