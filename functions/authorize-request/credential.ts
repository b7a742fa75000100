import { parseApiToken, type ApiToken } from "../shared/auth/api-token.js";
import { headerValues, type RequestHeaders } from "../shared/auth/header-values.js";
import { refuse, type Refused } from "./auth-decision.js";

/** What a request authenticates with. `text` is what the client sent, without the scheme. */
export type Credential =
  | { readonly kind: "api-token"; readonly text: string; readonly token: ApiToken }
  | { readonly kind: "jwt"; readonly text: string };

/**
 * Longest header value that is read. API Gateway passes at most 10,240 bytes of headers; Cognito's JWTs take 1 to 2 KB.
 */
const MAX_LENGTH = 8_192;

const BEARER = /^Bearer +(?<jwt>[\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Distinct values; an empty one does not count. */
const valuesOf = (request: RequestHeaders, name: string): readonly string[] =>
  [...new Set(headerValues(request, name))].filter((value) => value !== "");

const readApiToken = (text: string): Credential | Refused => {
  const token = parseApiToken(text);
  return token === undefined ? refuse("malformed") : { kind: "api-token", text, token };
};

const readJwt = (text: string): Credential | Refused => {
  const jwt = BEARER.exec(text)?.groups?.["jwt"];
  return jwt === undefined ? refuse("malformed") : { kind: "jwt", text: jwt };
};

/**
 * Finds a request's credential: the header Token with an API token, or Authorization with Bearer and a JWT. A request
 * with both, or with two values of either, is refused: who the caller is must not depend on which one we prefer.
 * Malformed credentials are refused here, before anything is hashed or looked up.
 */
export const readCredential = (request: RequestHeaders): Credential | Refused => {
  const tokens = valuesOf(request, "token");
  const authorizations = valuesOf(request, "authorization");
  const [first, second] = [...tokens, ...authorizations];
  if (first === undefined) return refuse("no-credentials");
  if (second !== undefined) return refuse("two-credentials");
  if (first.length > MAX_LENGTH) return refuse("too-long");
  return tokens.length === 1 ? readApiToken(first) : readJwt(first);
};
