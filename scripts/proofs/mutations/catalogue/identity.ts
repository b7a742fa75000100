import type { Mutation } from "../mutation.js";

const USERS = {
  file: "functions/serve-identity/users/change-user.ts",
  tests: ["test/functions/serve-identity/users/users.test.ts"],
};
const PROFILES = {
  file: "functions/serve-identity/users/dynamo-profiles.ts",
  tests: ["test/functions/serve-identity/users/dynamo-profiles.test.ts"],
};
const COOKIE = {
  file: "functions/shared/http/session-cookie.ts",
  tests: ["test/functions/serve-identity/sign-in/sign-in.test.ts"],
};

/** Who may change whom, and that somebody is left who may. */
const users: readonly Mutation[] = [
  {
    ...USERS,
    name: "identity/users/oneself",
    removes: "the refusal of an admin who deactivates themself",
    breaks: "callers",
    edit: {
      find: "if (id === origin.who && change.active === false)",
      put: 'if (id === "" && change.active === false)',
    },
  },
  {
    ...USERS,
    name: "identity/users/last-admin",
    removes: "the refusal of a change that leaves no admin",
    breaks: "callers",
    edit: {
      find: '  if (written === "last-admin") throw new ApiProblem("conflict", "The last active admin must stay one.");\n',
      put: "",
    },
  },
  {
    ...PROFILES,
    name: "identity/users/last-admin/condition",
    removes: "the table's condition that an admin is left: two who demote each other both succeed",
    breaks: "callers",
    edit: { find: "(contains(ids, :id) AND size(ids) > :one) OR", put: "contains(ids, :id) OR" },
  },
  {
    file: "functions/serve-identity/users/profile.ts",
    tests: PROFILES.tests,
    name: "identity/users/last-admin/deactivated",
    removes: "deactivation from what takes an admin away",
    breaks: "callers",
    edit: { find: 'active && role === "admin"', put: 'role === "admin"' },
  },
  {
    file: "functions/serve-identity/users/profile.ts",
    tests: PROFILES.tests,
    name: "identity/users/older-tokens",
    removes: "the end of the access tokens of somebody who was deactivated",
    breaks: "callers",
    edit: { find: " || (before.active && !after.active)", put: "" },
  },
  {
    ...PROFILES,
    name: "identity/users/audit",
    removes: "the audit entry from the transaction that changes a user",
    breaks: "callers",
    edit: { find: "      this.#audit(before, after, origin),\n", put: "" },
  },
  {
    ...PROFILES,
    name: "identity/users/version",
    removes: "the condition on a user's version",
    breaks: "callers",
    edit: { find: '          ConditionExpression: "version = :before",\n', put: "" },
  },
];

/** What a request with the cookie needs, and what the cookie says. */
const sessions: readonly Mutation[] = [
  {
    ...COOKIE,
    name: "identity/session/header",
    removes: "the header that a request with the cookie needs: any site's page refreshes and signs out",
    breaks: "callers",
    edit: {
      find: "if (!headerValues(event, header).some((value) => OWN_VALUE.test(value.trim())))",
      put: "if (header.length === 0)",
    },
  },
  {
    ...COOKIE,
    name: "identity/session/two-cookies",
    removes: "the refusal of two different session cookies",
    breaks: "callers",
    edit: { find: "more.length === 0 && ", put: "more.length >= 0 && " },
  },
  ...["; HttpOnly", "; Secure", "; SameSite=Strict"].map((attribute) => ({
    ...COOKIE,
    name: `identity/session/${attribute.slice(2).toLowerCase().replace("=", "-")}`,
    removes: `${attribute.slice(2)} from the session's cookie`,
    breaks: "callers" as const,
    edit: { find: attribute, put: "" },
  })),
  {
    file: "functions/serve-identity/sign-in/log-out.ts",
    tests: COOKIE.tests,
    name: "identity/session/revoked",
    removes: "the revocation item of a session that ends: its access tokens work until they expire",
    breaks: "callers",
    edit: { find: "    await revocations.revokeSession(tokens.session, now());\n", put: "" },
  },
];

/** Who reads an audit trail. */
const audit: readonly Mutation[] = [
  {
    file: "functions/shared/api/desk-rules-routes.ts",
    tests: ["test/functions/serve-desk/rules/rules.test.ts"],
    name: "identity/audit/rules",
    removes: "the limit of rules' audit trails to admins",
    breaks: "callers",
    edit: {
      find: "      ...MANAGE,\n      operationId: `read${one}Audit` as const,",
      put: "      ...READ,\n      operationId: `read${one}Audit` as const,",
    },
  },
  {
    file: "functions/shared/audit/audit-page.ts",
    tests: ["test/functions/serve-desk/rules/rules.test.ts"],
    name: "identity/audit/cursor",
    removes: "the subject from the cursor of an audit trail: one of another rule is accepted",
    breaks: "callers",
    edit: { find: '{ list: "audit", subject }', put: '{ list: "audit", subject: subject.kind }' },
  },
  {
    file: "functions/shared/audit/audit-page.ts",
    tests: ["test/functions/serve-desk/rules/rules.test.ts"],
    name: "identity/audit/deleted",
    removes: "the trail of a rule that was deleted",
    breaks: "callers",
    edit: { find: "if (entries.length === 0) await", put: "await" },
  },
  {
    file: "stacks/constructs/data/ticket-store.ts",
    tests: ["test/stacks/table-access.test.ts"],
    name: "identity/audit/grant",
    removes: "the limit of serve-identity's audit trails to those of users",
    breaks: "callers",
    edit: {
      find: 'fn.role.allow("ListAudit", ["dynamodb:Query"], [this.arn], withKeys(userAudit));',
      put: 'fn.role.allow("ListAudit", ["dynamodb:Query"], [this.arn], withKeys(userAudit, LEADING_KEYS.ticketAudit));',
    },
  },
];

/** Users, sessions and audit trails. */
export const identityMutations: readonly Mutation[] = [...users, ...sessions, ...audit];
