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

/** What names may be. */
const names: readonly Mutation[] = [
  {
    file: "functions/shared/http/text-schema.ts",
    tests: ["test/functions/shared/http/names.test.ts"],
    name: "identity/names/address",
    removes: "the refusal of a web address in a name",
    breaks: "callers",
    edit: {
      find: ".refine((name) => !WEB_ADDRESS.test(name),",
      put: ".refine((name) => WEB_ADDRESS.test(name) || true,",
    },
  },
];

const TOTP = {
  file: "functions/serve-identity/sign-in/totp-operations.ts",
  tests: ["test/functions/serve-identity/sign-in/totp.test.ts"],
};
const COGNITO_TOTP = {
  file: "functions/serve-identity/cognito-totp.ts",
  tests: ["test/functions/serve-identity/cognito-totp.test.ts"],
};

/** Who changes the second factor. */
const totp: readonly Mutation[] = [
  {
    ...TOTP,
    name: "identity/totp/password/begin",
    removes: "the password that beginning an enrolment needs: a stolen session enrols its own device",
    breaks: "callers",
    edit: {
      find: "  await requirePassword(password, profile, address, ports);\n  const secret",
      put: "  void [requirePassword, password, address];\n  const secret",
    },
  },
  {
    ...TOTP,
    name: "identity/totp/password/remove",
    removes: "the password that removing the app needs: a stolen session switches it off",
    breaks: "callers",
    edit: {
      find: "    await requirePassword(body.password, profile, address, ports);\n    await switchOff",
      put: "    await switchOff",
    },
  },
  {
    ...TOTP,
    name: "identity/totp/password/attempts",
    removes: "the limit of passwords that are tried with a stolen session",
    breaks: "callers",
    edit: {
      find: 'await limitAttempts("login", { address, account: email }, ports);\n  const result = await ports.pool.signIn',
      put: "void address;\n  const result = await ports.pool.signIn",
    },
  },
  {
    ...TOTP,
    name: "identity/totp/code/attempts",
    removes: "the limit of codes that are tried",
    breaks: "callers",
    edit: {
      find: 'await limitAttempts("login", { address, account: email }, ports);\n  const result = await ports.pool.verifyTotp',
      put: "void address;\n  const result = await ports.pool.verifyTotp",
    },
  },
  {
    ...TOTP,
    name: "identity/totp/code/wrong",
    removes: "the refusal of a wrong code",
    breaks: "callers",
    edit: { find: 'if (result === "wrong-code") {', put: 'if (result === "wrong-code" && id === "") {' },
  },
  {
    ...TOTP,
    name: "identity/totp/session-left",
    removes: "the end of the session that checking the password opens",
    breaks: "callers",
    edit: { find: "await ports.pool.revoke(result.refreshToken);", put: "void result;" },
  },
  {
    ...TOTP,
    name: "identity/totp/own-reset",
    removes: "the refusal of an admin's reset of their own app, which needs no password",
    breaks: "callers",
    edit: { find: "  if (id === caller.subject)\n", put: '  if (id === "")\n' },
  },
  {
    ...COGNITO_TOTP,
    name: "identity/totp/status",
    removes: "the check of what Cognito says about a code",
    breaks: "callers",
    edit: { find: '    if (Status !== "SUCCESS") return "wrong-code";\n', put: "    void Status;\n" },
  },
  {
    file: "functions/shared/http/read-request.ts",
    tests: TOTP.tests,
    name: "identity/totp/api-token",
    removes: "the refusal of API tokens",
    breaks: "callers",
    edit: {
      find: '  if (token === undefined) throw new ApiProblem("forbidden", "Sign in. An API token cannot do this.");\n',
      put: "",
    },
  },
  {
    file: "functions/serve-identity/users/profile.ts",
    tests: TOTP.tests,
    name: "identity/totp/audit",
    removes: "the second factor from what is audited",
    breaks: "callers",
    edit: { find: '"active", "totp"] as const', put: '"active"] as const' },
  },
];

/** Users, sessions, the second factor and audit trails. */
export const identityMutations: readonly Mutation[] = [...users, ...names, ...sessions, ...totp, ...audit];
