import type { Mutation } from "../mutation.js";

const FOLDER = "functions/authorize-request";
const TESTS = "test/functions/authorize-request";

const part = (name: string) => ({ file: `${FOLDER}/${name}.ts`, tests: [`${TESTS}/${name}.test.ts`] });

const CREDENTIAL = part("credential");
const CACHE = part("auth-decision-cache");
const JWT = part("cognito-jwt-verifier");
const STORE = part("dynamo-token-store");
const TOKEN = { file: `${FOLDER}/check-api-token.ts`, tests: [`${TESTS}/authorize-request.test.ts`] };

/** Who is let into the API, for how long, and what becomes of a call when that cannot be known. */
export const authorizeRequestMutations: readonly Mutation[] = [
  {
    ...CREDENTIAL,
    name: "callers/two-credentials",
    removes: "the refusal of a call that shows two credentials",
    breaks: "callers",
    edit: { find: '  if (second !== undefined) return refuse("two-credentials");\n', put: "" },
  },
  {
    ...CREDENTIAL,
    name: "callers/length",
    removes: "the bound on a header's length, so that a million characters are looked at",
    breaks: "callers",
    edit: { find: '  if (first.length > MAX_LENGTH) return refuse("too-long");\n', put: "" },
  },
  {
    ...TOKEN,
    name: "callers/secret",
    removes: "the comparison of a token's secret, so that its id is enough",
    breaks: "callers",
    edit: { find: '  if (!isSecretOf(secret, found.tokenHash)) return "wrong-secret";\n', put: "" },
  },
  {
    ...TOKEN,
    name: "callers/state",
    removes: "the look at a token's end and revocation",
    breaks: "callers",
    edit: { find: 'return state === "active" ? undefined : `${state}-token`;', put: "return undefined;" },
  },
  {
    ...TOKEN,
    name: "callers/last-use",
    removes: "that a call goes on when the token's use cannot be written down",
    breaks: "callers",
    edit: { find: "    log.warn(", put: "    throw error;\n    log.warn(" },
  },
  {
    ...CACHE,
    name: "callers/kept-for-a-minute",
    removes: "the minute after which a verdict is forgotten, so that a revoked token works on",
    breaks: "callers",
    edit: { find: "Math.min(now + ALLOWED_FOR_MS, verdict.endsAt)", put: "verdict.endsAt" },
  },
  {
    ...CACHE,
    name: "callers/kept-until-the-end",
    removes: "the end of credentials from what is remembered of them",
    breaks: "callers",
    edit: { find: "Math.min(now + ALLOWED_FOR_MS, verdict.endsAt)", put: "now + ALLOWED_FOR_MS" },
  },
  {
    ...CACHE,
    name: "callers/cache-bound",
    removes: "the bound on what is remembered",
    breaks: "callers",
    edit: { find: "this.#entries.size > this.capacity && ", put: "false && " },
  },
  {
    ...STORE,
    name: "callers/consistent-read",
    removes: "the consistent read, so that a token works on after it was revoked",
    breaks: "callers",
    edit: { find: "ConsistentRead: true", put: "ConsistentRead: false" },
  },
  {
    ...JWT,
    name: "callers/client",
    removes: "the client from what is asked of a JWT",
    breaks: "callers",
    edit: { find: "{ userPoolId, clientId, tokenUse", put: "{ userPoolId, clientId: null, tokenUse" },
  },
  {
    ...JWT,
    name: "callers/token-use",
    removes: "the use from what is asked of a JWT, so that ID tokens let in",
    breaks: "callers",
    edit: { find: 'tokenUse: "access"', put: "tokenUse: null" },
  },
  {
    ...JWT,
    name: "callers/keys-away",
    removes: "the failure of a call when the pool's keys are away, so that everyone is told that their JWT is wrong",
    breaks: "callers",
    edit: { find: "if (KEY_FAULTS.some((kind) => error instanceof kind)) {", put: "if (KEY_FAULTS.length === 0) {" },
  },
  {
    ...part("person"),
    name: "callers/jwt-end",
    removes: "the demand that a JWT has an end",
    breaks: "callers",
    edit: { find: "  exp: z.number(),", put: "  exp: z.number().default(Infinity)," },
  },
  {
    ...part("policy"),
    name: "callers/deny",
    removes: "the Deny of a refused call",
    breaks: "callers",
    edit: { find: 'policy("Deny", methodArn)', put: 'policy("Allow", methodArn)' },
  },
  {
    ...part("open-user-pool"),
    name: "callers/no-user-pool",
    removes: "the refusal of JWTs where there is no user pool",
    breaks: "callers",
    edit: {
      find: "  if (!userPoolId) return noUserPool;\n",
      put: "  if (userPoolId === undefined) return noUserPool;\n",
    },
  },
  {
    file: "functions/shared/auth/api-token.ts",
    name: "callers/token-hash",
    removes: "the length of a hash from its comparison, so that an empty one fits",
    breaks: "callers",
    edit: {
      find: "stored.length === given.length && timingSafeEqual(stored, given)",
      put: "timingSafeEqual(stored, given.subarray(0, stored.length))",
    },
    tests: ["test/functions/shared/auth/api-token.test.ts"],
  },
  {
    file: "scripts/shared/deployment/create-token.ts",
    name: "callers/hash-only",
    removes: "the hashing of a token's secret before it is stored",
    breaks: "callers",
    edit: { find: "const tokenHash = hashSecret(token.secret);", put: "const tokenHash = token.secret;" },
    tests: ["test/scripts/shared/deployment/create-token.test.ts"],
  },
];
