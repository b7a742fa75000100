import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  type CognitoIdentityProviderClient,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DependencyRejected } from "../shared/lambda/errors.js";
import { asCognitoError, callIgnoring, nameOf } from "./cognito-errors.js";
import type { TotpAttempt, TotpVerified } from "./ports.js";

/** Errors about an access token that has ended, or may not do this. */
const NO_SESSION = new Set(["NotAuthorizedException", "UserNotFoundException"]);
const UNKNOWN = new Set(["UserNotFoundException"]);

/** How Cognito refuses a code. The last one is for a code that was used before. */
const WRONG_CODE = new Set(["EnableSoftwareTokenMFAException", "CodeMismatchException", "ExpiredCodeException"]);
const NOT_BEGUN = new Set(["InvalidParameterException"]);

const ON = { Enabled: true, PreferredMfa: true };
const OFF = { Enabled: false, PreferredMfa: false };

/**
 * Gives a user a new secret, which counts once a code of it was verified. As all requests here with an access token, it
 * is allowed by that token, which must have Cognito's scope for one's own account, as those of a sign-in have.
 * @returns the secret in base32; undefined for an access token that has ended
 */
export const associateTotp = async (
  cognito: CognitoIdentityProviderClient,
  AccessToken: string,
): Promise<string | undefined> => {
  const sent = cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  const output = await callIgnoring(NO_SESSION, "Cognito AssociateSoftwareToken", sent);
  if (output === undefined || output.SecretCode !== undefined) return output?.SecretCode;
  throw new DependencyRejected("Cognito AssociateSoftwareToken: no secret");
};

const refusalOf = (error: unknown): TotpVerified | undefined => {
  const name = nameOf(error);
  if (WRONG_CODE.has(name)) return "wrong-code";
  if (NOT_BEGUN.has(name)) return "not-begun";
  return NO_SESSION.has(name) ? "no-session" : undefined;
};

/** Verifies a code of the new secret, and only then makes sign-ins ask for one. */
export const verifyTotp = async (
  cognito: CognitoIdentityProviderClient,
  { accessToken: AccessToken, code: UserCode, deviceName }: TotpAttempt,
): Promise<TotpVerified> => {
  const device = deviceName !== undefined && { FriendlyDeviceName: deviceName };
  try {
    const { Status } = await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode, ...device }));
    if (Status !== "SUCCESS") return "wrong-code";
    await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: ON }));
    return "verified";
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return refusal;
    throw asCognitoError("Cognito VerifySoftwareToken", error);
  }
};

/** Makes sign-ins ask for no code any more. A user who was deleted from the pool has none. */
export const disableTotp = async (
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
): Promise<void> => {
  const command = new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, SoftwareTokenMfaSettings: OFF });
  await callIgnoring(UNKNOWN, "Cognito AdminSetUserMFAPreference", cognito.send(command));
};
