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
import { DependencyUnavailable } from "../shared/lambda/errors.js";
import { readPerson } from "./person.js";
import type { JwtVerifier } from "./ports.js";
import { refuse, type Refusal, type AuthDecision } from "./auth-decision.js";

export interface UserPoolIds {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** Not the JWT's fault: its pool's keys are not to be had. */
const KEY_FAULTS = [FetchError, JwksValidationError, JwkValidationError];

/** What the library throws for a JWT, by what it means. Its words are not used: they may quote the JWT. */
const REFUSAL_OF = new Map<Refusal, readonly (new (...args: never[]) => Error)[]>([
  ["expired-jwt", [JwtExpiredError]],
  // An issuer that is not the pool's counts as a wrong parameter there.
  ["foreign-jwt", [CognitoJwtInvalidClientIdError, ParameterValidationError]],
  ["not-an-access-token", [CognitoJwtInvalidTokenUseError]],
  // A key that the pool does not have: the keys are read again for one such JWT in ten seconds, and not for the others.
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
  for (const [refusal, kinds] of REFUSAL_OF) if (kinds.some((kind) => error instanceof kind)) return refusal;
  return "invalid-jwt";
};

/** @throws DependencyUnavailable, or `error` itself, when the JWT is not to blame. */
const decisionForError = (error: unknown): AuthDecision => {
  if (!(error instanceof JwtBaseError)) throw error;
  if (KEY_FAULTS.some((kind) => error instanceof kind)) {
    throw new DependencyUnavailable(`Cognito's public keys: ${error.message}`);
  }
  return refuse(refusalOf(error));
};

/**
 * The user pool's access tokens, for one client. ID tokens are refused: they tell the client who signed in, and are not meant
 * for an API. The pool's keys are read at the first JWT and kept, and read again when a JWT names one that is not among them.
 * @param fetcher reads the keys. @default HTTPS, 3 s for an answer and one retry
 */
export const cognitoJwtVerifier = ({ userPoolId, clientId }: UserPoolIds, fetcher?: Fetcher): JwtVerifier => {
  const jwksCache = new SimpleJwksCache(fetcher === undefined ? {} : { fetcher });
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: "access" }, { jwksCache });
  return { verify: (jwt) => verifier.verify(jwt).then(readPerson, decisionForError) };
};
