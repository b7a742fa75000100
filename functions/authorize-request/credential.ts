import { parseApiToken, type ApiToken } from "../shared/auth/api-token.js";
import { headerValues, type RequestHeaders } from "../shared/auth/header-values.js";
import { refuse, type Refused } from "./auth-decision.js";

/** What a call shows to say whose it is. `text` is what the client sent, without the scheme. */
export type Credential =
  | { readonly kind: "api-token"; readonly text: string; readonly token: ApiToken }
  | { readonly kind: "jwt"; readonly text: string };

/** Longest header value that is looked at. API Gateway passes 10,240 bytes of headers in all; Cognito's JWTs take 1 to 2 KB. */
const MAX_LENGTH = 8_192;

const BEARER = /^Bearer +(?<jwt>[\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Values that differ; an empty one is none. */
const valuesOf = (call: RequestHeaders, name: string): readonly string[] =>
  [...new Set(headerValues(call, name))].filter((value) => value !== "");

const readApiToken = (text: string): Credential | Refused => {
  const token = parseApiToken(text);
  return token === undefined ? refuse("malformed") : { kind: "api-token", text, token };
};

const readJwt = (text: string): Credential | Refused => {
  const jwt = BEARER.exec(text)?.groups?.["jwt"];
  return jwt === undefined ? refuse("malformed") : { kind: "jwt", text: jwt };
};

/**
 * Finds a call's credential: the header Token with an API token, or Authorization with Bearer and a JWT. A call with both is
 * refused, as is one with two values of either: whose call it is must not hang on which one we happen to prefer.
 * What is not of its form is known here, before anything is hashed or looked up.
 */
export const readCredential = (call: RequestHeaders): Credential | Refused => {
  const tokens = valuesOf(call, "token");
  const authorizations = valuesOf(call, "authorization");
  const [first, second] = [...tokens, ...authorizations];
  if (first === undefined) return refuse("no-credentials");
  if (second !== undefined) return refuse("two-credentials");
  if (first.length > MAX_LENGTH) return refuse("too-long");
  return tokens.length === 1 ? readApiToken(first) : readJwt(first);
};
