import type { Mutation } from "../mutation.js";

const at = (name: string, test: string = name) => ({
  file: `stacks/constructs/api/${name}.ts`,
  tests: [`test/stacks/constructs/api/${test}.test.ts`],
});

const STORE = {
  file: "stacks/constructs/data/ticket-store.ts",
  tests: ["test/stacks/constructs/data/ticket-store.test.ts"],
};

const HANDLER = {
  file: "functions/shared/http/api-handler.ts",
  tests: ["test/functions/shared/http/api-handler.test.ts"],
};

const LEGACY = {
  file: "functions/serve-api/legacy/legacy-operations.ts",
  tests: ["test/functions/serve-api/operations.test.ts"],
};

/** ANY as the function of the path's first route handled it. */
const REST_BY_FUNCTION = [
  "const restOf = (path: string, { routes, allowedOrigins, uriOf }: ApiOperationsProps): Json => {",
  "  const first = routes.find((route) => route.path === path && route !== DESCRIPTION_ROUTE);",
  '  if (first !== undefined) return { "x-amazon-apigateway-any-method": invoked(uriOf(first)) };',
].join("\n");

/** The gateway's access control and limits. */
export const apiMutations: readonly Mutation[] = [
  {
    ...HANDLER,
    name: "api/not-served/counted",
    removes: "the count of requests that a function answers with 500 or 503, which its alarm watches",
    breaks: "visible",
    edit: { find: "response.statusCode >= 500", put: "response.statusCode > 599" },
  },
  {
    ...at("api-operations"),
    name: "api/authorizer",
    removes: "the authorizer of every method",
    breaks: "callers",
    edit: { find: "{ [AUTHORIZER]: [] }, ", put: "" },
  },
  {
    ...at("api-operations"),
    name: "api/usage-key",
    removes: "the API key of a caller's tier, without which no usage plan limits the caller",
    breaks: "limits",
    edit: { find: ", { [USAGE_KEY]: [] }", put: "" },
  },
  {
    ...at("api-operations"),
    name: "api/mock/any",
    removes: "the mock integrations of methods that a path does not have: each such request invokes a function",
    breaks: "limits",
    edit: {
      find: "const restOf = (path: string, { routes, allowedOrigins }: ApiOperationsProps): Json => {",
      put: REST_BY_FUNCTION,
    },
  },
  {
    ...at("mock-integration", "mock-templates"),
    name: "api/mock/passthrough",
    removes: "the refusal of bodies without a template: a client's body chooses the response, or makes it a 500",
    breaks: "limits",
    edit: { find: 'passthroughBehavior: "never"', put: 'passthroughBehavior: "when_no_match"' },
  },
  {
    ...at("mock-templates"),
    name: "api/mock/origins",
    removes: "the check of the origin in mapping templates: pages of all origins may read",
    breaks: "callers",
    edit: { find: "`#if(${isFrom(origin)})`", put: '"#if(true)"' },
  },
  {
    file: "functions/shared/http/read-body.ts",
    tests: ["test/functions/shared/http/bad-input.test.ts"],
    name: "api/encoding",
    removes: "the refusal of compressed bodies, which would be read as JSON that is not",
    breaks: "limits",
    edit: { find: '  refuseEncodings(headerValues(event, "Content-Encoding"));\n', put: "" },
  },
  {
    ...at("api-body", "api-definition"),
    name: "api/authorizer/sources",
    removes: "the identity source that every request has, so that API tokens are refused unchecked",
    breaks: "callers",
    edit: { find: '      identitySource: "context.requestId",\n', put: "" },
  },
  {
    ...at("api-body", "api-definition"),
    name: "api/authorizer/cache",
    removes: "the rule that API Gateway caches no caller: a revoked token works for another five minutes",
    breaks: "callers",
    edit: { find: "authorizerResultTtlInSeconds: 0", put: "authorizerResultTtlInSeconds: 300" },
  },
  {
    ...at("api-definition"),
    name: "api/authorizer/source-arn",
    removes: "the authorizer's ARN from the permission to call its function",
    breaks: "callers",
    edit: { find: "      sourceArn: `${this.api.executionArn}/authorizers/*`,\n", put: "" },
  },
  {
    ...at("ticket-api"),
    name: "api/source-arn",
    removes: "the stage's ARN from the permission to call serve-api",
    breaks: "callers",
    edit: { find: "      sourceArn,\n", put: "" },
  },
  {
    ...at("api-definition", "ticket-api"),
    name: "api/key-source",
    removes: "the authorizer as the only source of API keys: a client chooses its tier",
    breaks: "limits",
    edit: { find: '      apiKeySource: "AUTHORIZER",\n', put: "" },
  },
  {
    ...at("api-body", "api-definition"),
    name: "api/key-source/body",
    removes: "the authorizer as the source of API keys from the body, which then takes them from a header",
    breaks: "limits",
    edit: {
      find: '"x-amazon-apigateway-api-key-source": "AUTHORIZER"',
      put: '"x-amazon-apigateway-api-key-source": "HEADER"',
    },
  },
  {
    ...at("api-definition"),
    name: "api/body/warnings",
    removes: "the rule that a definition fails of which API Gateway leaves something out",
    breaks: "callers",
    edit: { find: "      failOnWarnings: true,\n", put: "" },
  },
  {
    ...at("api-body", "api-operations"),
    name: "api/body/validator",
    removes: "the validation of required parameters",
    breaks: "limits",
    edit: { find: "validateRequestParameters: true", put: "validateRequestParameters: false" },
  },
  {
    ...at("api-stage"),
    name: "api/throttle",
    removes: "the request limit",
    breaks: "limits",
    edit: {
      find: "        throttlingRateLimit: throttle.rate,\n        throttlingBurstLimit: throttle.burst,\n",
      put: "",
    },
  },
  {
    ...at("api-usage-plans"),
    name: "api/usage-plan/throttle",
    removes: "the request limit of a tier",
    breaks: "limits",
    edit: { find: "      throttleSettings: { rateLimit: rate, burstLimit: burst },\n", put: "" },
  },
  {
    ...at("api-stage"),
    name: "api/data-trace",
    removes: "the rule that no log contains a request's headers and body",
    breaks: "secret",
    edit: { find: "dataTraceEnabled: false", put: "dataTraceEnabled: true" },
  },
  {
    ...at("api-firewall"),
    name: "api/firewall/redacted",
    removes: "the redaction of tokens in WAF's log",
    breaks: "secret",
    edit: { find: '["token", "authorization", "cookie", "idempotency-key", PROOF_HEADER]', put: '["user-agent"]' },
  },
  {
    ...STORE,
    name: "api/store/keys",
    removes: "the restriction of serve-api to its own kinds of item: it may read tokens",
    breaks: "callers",
    edit: { find: "[this.arn], withKeys(...KEYS_OF_API))", put: "[this.arn])" },
  },
  {
    ...STORE,
    name: "api/store/tokens",
    removes: "the restriction of the authorizer to token items",
    breaks: "callers",
    edit: { find: "actions, [this.arn], withKeys(LEADING_KEYS.tokens)", put: "actions, [this.arn]" },
  },
  {
    ...STORE,
    name: "api/store/null",
    removes: "the condition that a request has keys, without which a Scan meets every condition on them",
    breaks: "callers",
    edit: { find: '  Null: { "dynamodb:LeadingKeys": "false" },\n', put: "" },
    tests: ["test/stacks/table-access.test.ts"],
  },
  {
    ...STORE,
    name: "api/store/updaters",
    removes: "the restriction of the workflow and record-failure to tickets: they may write tokens",
    breaks: "callers",
    edit: {
      find: '"UpdateTickets", ["dynamodb:UpdateItem"], [this.arn], withKeys(LEADING_KEYS.tickets)',
      put: '"UpdateTickets", ["dynamodb:UpdateItem"], [this.arn]',
    },
    tests: ["test/stacks/table-access.test.ts"],
  },
  {
    ...STORE,
    name: "api/store/list",
    removes: "the bounds of the list by customer, so that the API can query the table, with its tokens",
    breaks: "callers",
    edit: { find: "[`${this.arn}/index/${CUSTOMER_INDEX}`]", put: "[this.arn, `${this.arn}/index/${CUSTOMER_INDEX}`]" },
    tests: ["test/stacks/table-access.test.ts"],
  },
  {
    file: "stacks/constructs/workflow/ticket-workflow.ts",
    tests: ["test/stacks/constructs/workflow/ticket-workflow.test.ts"],
    name: "workflow/histories",
    removes: "the stack's key from the executions' histories, which contain tickets' texts",
    breaks: "secret",
    edit: {
      find: '      encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: key.arn, ...DATA_KEYS },\n',
      put: "",
    },
  },
  {
    ...LEGACY,
    name: "api/users/expiry",
    removes: "the expiry of users that nobody uses, so that they fill the table",
    breaks: "limits",
    edit: { find: "expiresAt: secondsOf(createdAt) + UNUSED_SECONDS", put: "expiresAt: undefined" },
  },
  {
    ...LEGACY,
    name: "api/users/expired",
    removes: "the refusal of an expired user that is not deleted yet",
    breaks: "limits",
    edit: { find: " && secondsOf(ports.now()) < (user.expiresAt ?? Infinity)", put: "" },
  },
  {
    ...LEGACY,
    name: "api/users/extended",
    removes: "the extension of a user that is in use, which then expires",
    breaks: "limits",
    edit: { find: "if (expiresAt !== undefined && expiresAt > extended - DAY_SECONDS) return;", put: "return;" },
  },
  {
    ...at("user-pool"),
    name: "api/users/sign-up",
    removes: "the rule that only administrators create users",
    breaks: "callers",
    edit: { find: "allowAdminCreateUserOnly: true", put: "allowAdminCreateUserOnly: false" },
  },
];
