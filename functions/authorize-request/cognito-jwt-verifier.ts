import { CognitoJwtVerifier } from "aws-jwt-verify/cognito-verifier";
import {
  CognitoJwtInvalidClientIdError,
  CognitoJwtInvalidTokenUseError,
  FetchError,
  JwkValidationError,
  JwksValidationError,
  JwtBaseError,
  JwtExpiredError,
  JwtInvalidSignatureAlgorithmError,
  JwtInvalidSignatureError,
  KidNotFoundInJwksError,
  ParameterValidationError,
  WaitPeriodNotYetEndedJwkError,
} from "aws-jwt-verify/error";
import type { Fetcher } from "aws-jwt-verify/https";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import * as z from "zod";
import { PERSON_SCOPES, SubjectSchema } from "../shared/auth/caller.js";
import { standingOf } from "../shared/auth/groups.js";
import { DependencyUnavailable } from "../shared/lambda/errors.js";
import { refuse, type AuthDecision, type Refusal } from "./auth-decision.js";
import type { JwtVerifier } from "./ports.js";

export interface UserPoolIds {
  readonly userPoolId: string;
  /** The clients whose tokens are accepted. */
  readonly clientIds: readonly string[];
}

/** Not the JWT's fault: the pool's public keys could not be read. */
const KEY_ERRORS = [FetchError, JwksValidationError, JwkValidationError];

/** The library's errors about a JWT, by their meaning. Their messages are not used, because they may quote the JWT. */
const ERRORS_BY_REFUSAL = new Map<Refusal, readonly (new (...args: never[]) => Error)[]>([
  ["expired-jwt", [JwtExpiredError]],
  // The library reports an issuer other than the pool as an invalid parameter.
  ["foreign-jwt", [CognitoJwtInvalidClientIdError, ParameterValidationError]],
  ["not-an-access-token", [CognitoJwtInvalidTokenUseError]],
  // A key that the pool does not have: the keys are read again for one such JWT in ten seconds, not for every one.
  [
    "forged-jwt",
    [
      JwtInvalidSignatureError,
      JwtInvalidSignatureAlgorithmError,
      KidNotFoundInJwksError,
      WaitPeriodNotYetEndedJwkError,
    ],
  ],
]);

const refusalOf = (error: Error): Refusal => {
  for (const [refusal, kinds] of ERRORS_BY_REFUSAL) if (kinds.some((kind) => error instanceof kind)) return refusal;
  return "invalid-jwt";
};

/** @throws DependencyUnavailable, or `error` itself, when the JWT is not the cause */
const decisionForError = (error: unknown): AuthDecision => {
  if (!(error instanceof JwtBaseError)) throw error;
  if (KEY_ERRORS.some((kind) => error instanceof kind)) {
    throw new DependencyUnavailable(`Cognito's public keys: ${error.message}`);
  }
  return refuse(refusalOf(error));
};

const ClaimsSchema = z.object({
  sub: SubjectSchema,
  /** Seconds since the epoch. */
  exp: z.number(),
  /** Seconds since the epoch. */
  iat: z.number(),
  origin_jti: z.string().optional(),
  "cognito:groups": z.array(z.string()).default([]),
});

/** The caller that the claims of a verified JWT name: a person, who has every scope. */
export const readPerson = (claims: unknown): AuthDecision => {
  const { data } = ClaimsSchema.safeParse(claims);
  if (data === undefined) return refuse("invalid-jwt");
  return {
    allowed: true,
    caller: {
      subject: data.sub,
      ...standingOf(data["cognito:groups"]),
      scopes: PERSON_SCOPES,
    },
    endsAt: data.exp * 1_000,
    claims: { subject: data.sub, session: data.origin_jti, issuedAt: data.iat },
  };
};

/**
 * Verifies the user pool's access tokens for its clients. ID tokens are refused: they tell the client who signed in,
 * and are not meant for an API. The pool's keys are read at the first JWT, cached, and read again when a JWT names an
 * unknown key.
 * @param fetcher reads the keys. @default HTTPS with a timeout of 3 s and one retry
 */
export const cognitoJwtVerifier = ({ userPoolId, clientIds }: UserPoolIds, fetcher?: Fetcher): JwtVerifier => {
  const jwksCache = new SimpleJwksCache(fetcher === undefined ? {} : { fetcher });
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, clientId: [...clientIds], tokenUse: "access" },
    { jwksCache },
  );
  return { verify: (jwt) => verifier.verify(jwt).then(readPerson, decisionForError) };
};
