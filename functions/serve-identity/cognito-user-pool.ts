import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  type AdminInitiateAuthCommandOutput,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CHALLENGES } from "../shared/api/identity-schemas.js";
import { DependencyRejected, DependencyUnavailable } from "../shared/lambda/errors.js";
import { applyProfile } from "./cognito-apply-profile.js";
import { CognitoClientSecret, type PoolClient } from "./cognito-client-secret.js";
import { asCognitoError, callIgnoring, nameOf } from "./cognito-errors.js";
import { associateTotp, disableTotp, verifyTotp } from "./cognito-totp.js";
import type {
  ChallengeResponse,
  Invited,
  Profile,
  SignInResult,
  Tokens,
  TotpAttempt,
  TotpVerified,
  UserPool,
} from "./ports.js";
import { readTokens } from "./read-tokens.js";

/**
 * Errors of which the caller only learns that the sign-in failed: which one it is would tell who has an account.
 * InvalidParameterException is about what was sent, such as characters that Cognito does not know.
 */
const FAILED = new Set([
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
  "CodeMismatchException",
  "ExpiredCodeException",
  "InvalidParameterException",
]);
const INVALID_PASSWORD = new Set(["InvalidPasswordException", "PasswordHistoryPolicyViolationException"]);

/** Errors about a session that has ended, or never was. */
const NO_SESSION = new Set([...FAILED, "UnsupportedTokenTypeException", "UnauthorizedException"]);

/** Cognito's words for a wrong SECRET_HASH, which nobody but this function sends. */
const isAboutSecret = (error: unknown): boolean => error instanceof Error && /secret hash/i.test(error.message);

const challengeOf = (name: string | undefined) => CHALLENGES.find((challenge) => challenge === name);

type AuthOutput = Pick<
  AdminInitiateAuthCommandOutput,
  "AuthenticationResult" | "ChallengeName" | "ChallengeParameters" | "Session"
>;

/** @throws DependencyRejected for a challenge that this API cannot pass on, such as one by SMS */
const readOutput = ({ AuthenticationResult, ChallengeName, ChallengeParameters, Session }: AuthOutput) => {
  const tokens = AuthenticationResult && readTokens(AuthenticationResult);
  if (tokens !== undefined) return tokens;
  const username = ChallengeParameters?.["USER_ID_FOR_SRP"];
  const challenge = challengeOf(ChallengeName);
  if (challenge !== undefined && username !== undefined && Session !== undefined)
    return { challenge, username, session: Session };
  throw new DependencyRejected(`Cognito: cannot continue with ${ChallengeName ?? "the tokens that it returned"}`);
};

/** The user pool in Cognito. */
export class CognitoUserPool implements UserPool {
  readonly #secret: CognitoClientSecret;

  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly client: PoolClient,
  ) {
    this.#secret = new CognitoClientSecret(cognito, client);
  }

  async signIn(email: string, password: string): Promise<SignInResult> {
    try {
      return await this.#initiate("ADMIN_USER_PASSWORD_AUTH", email, { USERNAME: email, PASSWORD: password });
    } catch (error) {
      if (FAILED.has(nameOf(error)) && !isAboutSecret(error)) return "failed";
      throw asCognitoError("Cognito AdminInitiateAuth", error);
    }
  }

  async respond({ challenge, username, session, response }: ChallengeResponse): Promise<SignInResult> {
    const answer = challenge === "NEW_PASSWORD_REQUIRED" ? "NEW_PASSWORD" : "SOFTWARE_TOKEN_MFA_CODE";
    const SECRET_HASH = await this.#secret.hash(username);
    const command = new AdminRespondToAuthChallengeCommand({
      ...this.#client(),
      ChallengeName: challenge,
      Session: session,
      ChallengeResponses: { USERNAME: username, [answer]: response, SECRET_HASH },
    });
    try {
      return await this.#send(this.cognito.send(command));
    } catch (error) {
      if (INVALID_PASSWORD.has(nameOf(error))) return "invalid-password";
      if (FAILED.has(nameOf(error))) return "failed";
      throw asCognitoError("Cognito AdminRespondToAuthChallenge", error);
    }
  }

  async refresh(username: string, refreshToken: string): Promise<Tokens | undefined> {
    try {
      const result = await this.#initiate("REFRESH_TOKEN_AUTH", username, { REFRESH_TOKEN: refreshToken });
      return "accessToken" in result ? result : undefined;
    } catch (error) {
      if (NO_SESSION.has(nameOf(error))) return undefined;
      throw asCognitoError("Cognito AdminInitiateAuth", error);
    }
  }

  async revoke(refreshToken: string): Promise<void> {
    const ClientSecret = await this.#secret.read();
    const command = new RevokeTokenCommand({ Token: refreshToken, ClientId: this.client.clientId, ClientSecret });
    await callIgnoring(NO_SESSION, "Cognito RevokeToken", this.cognito.send(command));
  }

  async signOut(userId: string): Promise<void> {
    const command = new AdminUserGlobalSignOutCommand({ UserPoolId: this.client.userPoolId, Username: userId });
    await callIgnoring(UNKNOWN, "Cognito AdminUserGlobalSignOut", this.cognito.send(command));
  }

  async invite(email: string, name: string): Promise<Invited> {
    try {
      const { User } = await this.cognito.send(this.#createUser(email, { UserAttributes: attributesOf(email, name) }));
      const id = User?.Attributes?.find(({ Name }) => Name === "sub")?.Value ?? User?.Username;
      if (id !== undefined) return { id };
      throw new DependencyUnavailable("Cognito AdminCreateUser: the response names no user");
    } catch (error) {
      if (nameOf(error) === "UsernameExistsException") return "exists";
      if (nameOf(error) === "InvalidParameterException") return "invalid-email";
      throw asCognitoError("Cognito AdminCreateUser", error);
    }
  }

  async inviteAgain(email: string): Promise<boolean> {
    if ((await this.#find(email))?.UserStatus !== "FORCE_CHANGE_PASSWORD") return false;
    try {
      await this.cognito.send(this.#createUser(email, { MessageAction: "RESEND" }));
      return true;
    } catch (error) {
      if (nameOf(error) === "UnsupportedUserStateException" || UNKNOWN.has(nameOf(error))) return false;
      throw asCognitoError("Cognito AdminCreateUser", error);
    }
  }

  async idOf(email: string): Promise<string | undefined> {
    return (await this.#find(email))?.UserAttributes?.find(({ Name }) => Name === "sub")?.Value;
  }

  beginTotp(accessToken: string): Promise<string | undefined> {
    return associateTotp(this.cognito, accessToken);
  }

  verifyTotp(attempt: TotpAttempt): Promise<TotpVerified> {
    return verifyTotp(this.cognito, attempt);
  }

  disableTotp(userId: string): Promise<void> {
    return disableTotp(this.cognito, this.client.userPoolId, userId);
  }

  apply(profile: Profile): Promise<void> {
    return applyProfile(this.cognito, this.client.userPoolId, profile);
  }

  async #initiate(AuthFlow: "ADMIN_USER_PASSWORD_AUTH" | "REFRESH_TOKEN_AUTH", username: string, parameters: object) {
    const AuthParameters = { ...parameters, SECRET_HASH: await this.#secret.hash(username) };
    const command = new AdminInitiateAuthCommand({ ...this.#client(), AuthFlow, AuthParameters });
    return this.#send(this.cognito.send(command));
  }

  /** Reads what a step of a sign-in returns. When Cognito refuses the client's secret, it is read again. */
  async #send(response: Promise<AuthOutput>) {
    try {
      return readOutput(await response);
    } catch (error) {
      if (isAboutSecret(error)) this.#secret.forget();
      throw error;
    }
  }

  #createUser(email: string, input: Partial<AdminCreateUserCommandInput>): AdminCreateUserCommand {
    const { userPoolId: UserPoolId } = this.client;
    return new AdminCreateUserCommand({ UserPoolId, Username: email, DesiredDeliveryMediums: ["EMAIL"], ...input });
  }

  async #find(email: string) {
    const command = new AdminGetUserCommand({ UserPoolId: this.client.userPoolId, Username: email });
    return callIgnoring(UNKNOWN, "Cognito AdminGetUser", this.cognito.send(command));
  }

  #client() {
    return { UserPoolId: this.client.userPoolId, ClientId: this.client.clientId };
  }
}

const UNKNOWN = new Set(["UserNotFoundException"]);

const attributesOf = (email: string, name: string) => [
  { Name: "email", Value: email },
  { Name: "email_verified", Value: "true" },
  { Name: "name", Value: name },
];
