import type { Mutation } from "../mutation.js";

const API = ["test/functions/serve-desk/rules/rules.test.ts"];
const COLLECTION = { file: "functions/serve-desk/rules/rule-collection.ts", tests: API };
const OPERATIONS = { file: "functions/serve-desk/rules/rule-operations.ts", tests: API };
const TABLE = {
  file: "functions/serve-desk/rules/dynamo-rule-table.ts",
  tests: ["test/functions/serve-desk/rules/dynamo-rule-table.test.ts"],
};
const LOADER = {
  file: "functions/shared/desk/store/dynamo-desk-rules.ts",
  tests: ["test/functions/shared/desk/store/dynamo-desk-rules.test.ts"],
};
const KINDS = {
  file: "functions/shared/desk/rules/rule-kinds.ts",
  tests: ["test/functions/shared/desk/rules/rule-kinds.test.ts"],
};

/** Two admins who change the same rules. */
const versions: readonly Mutation[] = [
  {
    ...COLLECTION,
    name: "desk-rules/version/stale",
    removes: "the comparison of If-Match with the rule's version",
    breaks: "desk",
    edit: { find: "if (ifMatch !== etagOf(current))", put: 'if (ifMatch === "")' },
  },
  {
    ...COLLECTION,
    name: "desk-rules/version/required",
    removes: "the need of If-Match for a rule that exists",
    breaks: "desk",
    edit: { find: "  if (ifMatch === undefined) throw preconditionRequired();\n", put: "" },
  },
  {
    ...COLLECTION,
    name: "desk-rules/version/must-be-new",
    removes: "If-None-Match: a PUT that must create replaces",
    breaks: "desk",
    edit: { find: "if (mustBeNew) throw", put: "if (mustBeNew && current.version < 0) throw" },
  },
  {
    ...TABLE,
    name: "desk-rules/version/revision",
    removes: "the condition on the collection's revision",
    breaks: "desk",
    edit: { find: "Item, ...isRevision(revision) } };", put: "Item } };" },
  },
  {
    ...TABLE,
    name: "desk-rules/version/other-collection",
    removes: "the condition on the collection that a change depends on",
    breaks: "desk",
    edit: { find: "      ...change.seen.map((seen) => this.#isStill(seen)),\n", put: "" },
  },
  {
    ...TABLE,
    name: "desk-rules/audit",
    removes: "the audit entry from the transaction",
    breaks: "desk",
    edit: { find: "      this.#audit(kind, change),\n", put: "" },
  },
];

/** What a rule may be, and who may change it. */
const limits: readonly Mutation[] = [
  {
    file: "functions/shared/api/desk-rules-routes.ts",
    tests: API,
    name: "desk-rules/admins-only",
    removes: "the role of those who change rules",
    breaks: "desk",
    edit: { find: 'access: "desk:manage", roles: ["admin"]', put: 'access: "desk:manage", roles: ["agent", "admin"]' },
  },
  {
    ...COLLECTION,
    name: "desk-rules/limit",
    removes: "the limit of a collection",
    breaks: "desk",
    edit: { find: "before === undefined && rules.size >= this.kind.limit", put: "rules.size < 0" },
  },
  {
    ...OPERATIONS,
    name: "desk-rules/unknown-schedule",
    removes: "the check that a policy's schedule exists",
    breaks: "desk",
    edit: { find: "if (rules.has(id)) return seen;", put: "if (id !== undefined) return seen;" },
  },
  {
    ...OPERATIONS,
    name: "desk-rules/schedule-in-use",
    removes: "the check that no policy uses a schedule that is deleted",
    breaks: "desk",
    edit: { find: "if (users.length === 0) return seen;", put: "if (users.length >= 0) return seen;" },
  },
  {
    file: "functions/shared/desk/schedule.ts",
    tests: ["test/functions/shared/desk/schedule.test.ts"],
    name: "desk-rules/holiday",
    removes: "the form of a holiday: a date in the year 12026 is one",
    breaks: "desk",
    edit: { find: "/^\\d{4}-\\d\\d-\\d\\d$/.test(text) && ", put: "" },
  },
  {
    file: "functions/shared/desk/tag.ts",
    tests: ["test/functions/shared/desk/tag.test.ts"],
    name: "desk-rules/tag-length",
    removes: "the length of a tag in lower case",
    breaks: "desk",
    edit: { find: ".pipe(visibleText(TAG_MAX_LENGTH))", put: ".pipe(visibleText(Infinity))" },
  },
  {
    file: "functions/shared/desk/rules/reply-template.ts",
    tests: ["test/functions/shared/desk/rules/reply-template.properties.test.ts"],
    name: "desk-rules/unfinished-placeholder",
    removes: "the refusal of two braces that begin no placeholder",
    breaks: "desk",
    edit: { find: "return { issue: UNFINISHED };", put: "return token;" },
  },
];

/** What holds while the table has no rules, invalid ones, or cannot be read. */
const defaults: readonly Mutation[] = [
  {
    ...KINDS,
    name: "desk-rules/defaults-stay",
    removes: "the defaults beside the first rule that is stored",
    breaks: "desk",
    edit: { find: "[...unwritten, ...stored].map", put: "(stored.length > 0 ? [...stored] : unwritten).map" },
  },
  {
    ...KINDS,
    name: "desk-rules/switched-off",
    removes: "the switch of an SLA policy",
    breaks: "desk",
    edit: { find: "return isEnabled ? [[id, policy] as const] : [];", put: "return [[id, policy] as const];" },
  },
  {
    file: "functions/shared/desk/sla-policy.ts",
    tests: ["test/functions/shared/desk/rules/rule-kinds.test.ts"],
    name: "desk-rules/defaults-come-last",
    removes: "the last positions of the defaults, which then hide new policies",
    breaks: "desk",
    edit: { find: "defaultPolicy(tier, priority, DEFAULTS_FROM + index)", put: "defaultPolicy(tier, priority, index)" },
  },
  {
    ...LOADER,
    name: "desk-rules/loader/last-known",
    removes: "the last known rules while the table cannot be read",
    breaks: "desk",
    edit: { find: "if (this.#last === undefined || now >=", put: "if (this.#last === undefined || now <" },
  },
  {
    ...LOADER,
    name: "desk-rules/loader/bound",
    removes: "the time after which old rules are not used any more",
    breaks: "desk",
    edit: { find: "const STALE_MS = 15 * 60 * 1000;", put: "const STALE_MS = 15 * 60 * 60 * 1000;" },
  },
  {
    file: "functions/shared/desk/store/rule-item.ts",
    tests: ["test/functions/shared/desk/store/rule-item.test.ts"],
    name: "desk-rules/loader/invalid",
    removes: "the log of an invalid item",
    breaks: "desk",
    edit: { find: "if (rule === undefined)\n", put: "if (rule !== undefined)\n" },
  },
];

/** Tickets come onto the desk by the rules of the table. */
const openings: readonly Mutation[] = [
  {
    file: "functions/shared/lanes/lane-handler.ts",
    tests: ["test/functions/set-general-lane/rules.test.ts"],
    name: "desk-rules/lanes",
    removes: "the rules of the table from the lanes: no ticket is promised anything",
    breaks: "desk",
    edit: { find: "await rules.load()", put: "{ policies: new Map(), schedules: new Map() }" },
  },
  {
    file: "functions/record-failure/handler.ts",
    tests: ["test/functions/record-failure/handler.test.ts"],
    name: "desk-rules/failures",
    removes: "the default rules for a failed ticket while the others cannot be read",
    breaks: "desk",
    edit: { find: "    return DEFAULT_RULES;\n", put: "    throw error;\n" },
  },
];

export const deskRulesMutations: readonly Mutation[] = [...versions, ...limits, ...defaults, ...openings];
