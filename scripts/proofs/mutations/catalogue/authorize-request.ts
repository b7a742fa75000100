import type { Mutation } from "../mutation.js";

const FOLDER = "functions/authorize-request";
const TESTS = "test/functions/authorize-request";

const part = (name: string) => ({ file: `${FOLDER}/${name}.ts`, tests: [`${TESTS}/${name}.test.ts`] });

const CREDENTIAL = part("credential");
const CACHE = part("auth-decision-cache");
const JWT = part("cognito-jwt-verifier");
const STORE = part("dynamo-token-store");
const TOKEN = { file: `${FOLDER}/authorize-request.ts`, tests: [`${TESTS}/authorize-request.test.ts`] };

/** Who can use the API and for how long, and what happens when a request cannot be authenticated. */
export const authorizeRequestMutations: readonly Mutation[] = [
  {
    file: `${FOLDER}/authorize-request.ts`,
    tests: [`${TESTS}/dynamo-revocations.test.ts`],
    name: "callers/revoked-session",
    removes: "the refusal of a JWT whose session has ended",
    breaks: "callers",
    edit: { find: 'refuse("revoked-jwt") : decision', put: "decision : decision" },
  },
  {
    file: "functions/serve-identity/sign-in/dynamo-attempts.ts",
    tests: ["test/functions/serve-identity/sign-in/dynamo-attempts.test.ts"],
    name: "callers/attempts",
    removes: "the limit of attempts to sign in",
    breaks: "callers",
    edit: {
      find: "attribute_not_exists(attempts) OR attempts < :limit",
      put: "attribute_exists(pk) OR attribute_not_exists(pk)",
    },
  },
  {
    file: "functions/shared/http/read-request.ts",
    tests: ["test/functions/serve-identity/users/users.test.ts"],
    name: "callers/role",
    removes: "the check of the caller's role",
    breaks: "callers",
    edit: { find: "roles?.includes(caller.role) === false", put: "roles === undefined && caller.role === undefined" },
  },
  {
    ...CREDENTIAL,
    name: "callers/two-credentials",
    removes: "the refusal of a request with two credentials",
    breaks: "callers",
    edit: { find: '  if (second !== undefined) return refuse("two-credentials");\n', put: "" },
  },
  {
    ...CREDENTIAL,
    name: "callers/length",
    removes: "the maximum length of a header, so that a million characters are parsed",
    breaks: "callers",
    edit: { find: '  if (first.length > MAX_LENGTH) return refuse("too-long");\n', put: "" },
  },
  {
    ...TOKEN,
    name: "callers/secret",
    removes: "the comparison of a token's secret, so that its id is enough",
    breaks: "callers",
    edit: { find: '  if (!isSecretOf(secret, token.tokenHash)) return "wrong-secret";\n', put: "" },
  },
  {
    ...TOKEN,
    name: "callers/state",
    removes: "the check of a token's expiry and revocation",
    breaks: "callers",
    edit: { find: 'return state === "active" ? undefined : `${state}-token`;', put: "return undefined;" },
  },
  {
    ...TOKEN,
    name: "callers/last-use",
    removes: "the rule that a request continues when the token's last use cannot be written",
    breaks: "callers",
    edit: { find: "    log.warn(", put: "    throw error;\n    log.warn(" },
  },
  {
    ...CACHE,
    name: "callers/cached-for-a-minute",
    removes: "the minute after which a decision expires, so that a revoked token keeps working",
    breaks: "callers",
    edit: { find: "Math.min(now + ALLOWED_FOR_MS, decision.endsAt)", put: "decision.endsAt" },
  },
  {
    ...CACHE,
    name: "callers/cached-until-the-end",
    removes: "the expiry of the credential from its cached decision",
    breaks: "callers",
    edit: { find: "Math.min(now + ALLOWED_FOR_MS, decision.endsAt)", put: "now + ALLOWED_FOR_MS" },
  },
  {
    ...CACHE,
    name: "callers/cache-bound",
    removes: "the size limit of the cache",
    breaks: "callers",
    edit: { find: "this.#entries.size > this.capacity && ", put: "false && " },
  },
  {
    ...TOKEN,
    name: "callers/confirm",
    removes: "the second read of a token, so that one which was just revoked works for another minute",
    breaks: "callers",
    edit: { find: "await ports.tokens.confirm(id)", put: "await ports.tokens.find(id)" },
  },
  {
    ...STORE,
    name: "callers/cheap-read",
    removes: "the cheaper first read, so that every made-up token costs a consistent one",
    breaks: "limits",
    edit: { find: "ConsistentRead: false", put: "ConsistentRead: true" },
    tests: ["test/attacks/anonymous-work.test.ts"],
  },
  {
    ...TOKEN,
    name: "callers/unknown-ids",
    removes: "the cache of ids that do not exist, so that each made-up secret costs a read",
    breaks: "limits",
    edit: { find: "isUnknown ? (unknownKey ?? key) : key", put: "key" },
    tests: ["test/attacks/anonymous-work.test.ts"],
  },
  {
    ...STORE,
    name: "callers/consistent-read",
    removes: "the consistent read, so that a token keeps working after it was revoked",
    breaks: "callers",
    edit: { find: "ConsistentRead: true", put: "ConsistentRead: false" },
  },
  {
    ...JWT,
    name: "callers/client",
    removes: "the check of a JWT's client",
    breaks: "callers",
    edit: { find: "clientId: [...clientIds], tokenUse", put: "clientId: null, tokenUse" },
  },
  {
    ...JWT,
    name: "callers/token-use",
    removes: "the check of a JWT's use, so that ID tokens grant access",
    breaks: "callers",
    edit: { find: 'tokenUse: "access"', put: "tokenUse: null" },
  },
  {
    ...JWT,
    name: "callers/keys-unavailable",
    removes:
      "the failure of a request when the pool's keys are unavailable: every caller gets the error that the JWT is wrong",
    breaks: "callers",
    edit: { find: "if (KEY_ERRORS.some((kind) => error instanceof kind)) {", put: "if (KEY_ERRORS.length === 0) {" },
  },
  {
    ...JWT,
    name: "callers/jwt-end",
    removes: "the requirement that a JWT expires",
    breaks: "callers",
    edit: { find: "  exp: z.number(),", put: "  exp: z.number().default(Infinity)," },
  },
  {
    ...part("policy"),
    name: "callers/deny",
    removes: "the Deny for a refused request",
    breaks: "callers",
    edit: { find: 'policy("Deny", methodArn)', put: 'policy("Allow", methodArn)' },
  },
  {
    ...part("open-user-pool"),
    name: "callers/no-user-pool",
    removes: "the refusal of JWTs without a user pool",
    breaks: "callers",
    edit: {
      find: "  if (!userPoolId) return noUserPool;\n",
      put: "  if (userPoolId === undefined) return noUserPool;\n",
    },
  },
  {
    file: "functions/shared/auth/api-token.ts",
    name: "callers/token-hash",
    removes: "the length of a hash from its comparison, so that an empty one matches",
    breaks: "callers",
    edit: {
      find: "stored.length === given.length && timingSafeEqual(stored, given)",
      put: "timingSafeEqual(stored, given.subarray(0, stored.length))",
    },
    tests: ["test/functions/shared/auth/api-token.test.ts"],
  },
  {
    file: "scripts/shared/tokens/api-tokens.ts",
    name: "callers/hash-only",
    removes: "the hashing of a token's secret before storing it",
    breaks: "callers",
    edit: { find: "const tokenHash = hashSecret(token.secret);", put: "const tokenHash = token.secret;" },
    tests: ["test/scripts/shared/tokens/api-tokens.test.ts"],
  },
];
