import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRemoveUserFromGroupCommand,
  AdminRespondToAuthChallengeCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { CognitoClientSecret } from "../../../functions/serve-identity/cognito-client-secret.js";
import { CognitoUserPool } from "../../../functions/serve-identity/cognito-user-pool.js";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../functions/shared/lambda/errors.js";
import { aProfile } from "../../support/fakes/identity-fakes.js";

const cognito = mockClient(CognitoIdentityProviderClient);
const client = new CognitoIdentityProviderClient({ region: "us-east-1" });
const IDS = { userPoolId: "us-east-1_pool", clientId: "client-1" };
const SECRET = "a-client-secret";
let pool: CognitoUserPool;

const encode = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");
const jwt = (claims: object): string => `e30.${encode(claims)}.c2ln`;
const ACCESS = jwt({ sub: "u-1", username: "u-1", origin_jti: "o-1", "cognito:groups": ["agents", "gold"] });
const TOKENS = {
  AuthenticationResult: {
    AccessToken: ACCESS,
    IdToken: jwt({ email: "Ada@example.com", name: "Ada Byron" }),
    RefreshToken: "refresh-1",
    ExpiresIn: 900,
  },
};
const failure = (name: string, message = "no") =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });

beforeEach(() => {
  cognito.reset();
  cognito.onAnyCommand().resolves({});
  cognito.on(DescribeUserPoolClientCommand).resolves({ UserPoolClient: { ClientSecret: SECRET } });
  pool = new CognitoUserPool(client, IDS);
});

describe("signing in", () => {
  it("sends the password with the proof of the client, and reads person, session and standing from the tokens", async () => {
    cognito.on(AdminInitiateAuthCommand).resolves(TOKENS);

    expect(await pool.signIn("ada@example.com", "secret")).toEqual({
      accessToken: ACCESS,
      expiresIn: 900,
      refreshToken: "refresh-1",
      username: "u-1",
      session: "o-1",
      person: { id: "u-1", email: "ada@example.com", name: "Ada Byron", role: "agent", tier: "gold" },
    });
    const input = cognito.commandCalls(AdminInitiateAuthCommand)[0]?.args[0].input;
    expect(input).toMatchObject({
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      UserPoolId: IDS.userPoolId,
      ClientId: "client-1",
    });
    // printf ada@example.comclient-1 | openssl dgst -sha256 -hmac a-client-secret -binary | base64
    expect(input?.AuthParameters?.["SECRET_HASH"]).toBe("3vhXcvP8EL3aaAJwI2IWfzsQ2Bqalmj5KvKoN99jBx0=");
  });

  it.each(["NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA"] as const)("passes on the challenge %s", async (challenge) => {
    cognito.on(AdminInitiateAuthCommand).resolves({
      ChallengeName: challenge,
      Session: "s",
      ChallengeParameters: { USER_ID_FOR_SRP: "u-1" },
    });

    expect(await pool.signIn("a@example.com", "p")).toEqual({ challenge, username: "u-1", session: "s" });
  });

  it("cannot continue with any other challenge", async () => {
    cognito.on(AdminInitiateAuthCommand).resolves({ ChallengeName: "SMS_MFA", Session: "s" });

    await expect(pool.signIn("a@example.com", "p")).rejects.toThrow("SMS_MFA");
  });

  it.each([
    "NotAuthorizedException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
    "InvalidParameterException",
  ])("has failed for %s, and says nothing else", async (name) => {
    cognito.on(AdminInitiateAuthCommand).rejects(failure(name));

    expect(await pool.signIn("a@example.com", "p")).toBe("failed");
  });

  it("reads the client's secret once, and again when Cognito refuses it a minute later", async () => {
    cognito
      .on(AdminInitiateAuthCommand)
      .rejects(failure("NotAuthorizedException", "Unable to verify secret hash for client"));

    await expect(pool.signIn("a@example.com", "p")).rejects.toBeInstanceOf(DependencyRejected);
    await expect(pool.signIn("a@example.com", "p")).rejects.toBeInstanceOf(DependencyRejected);
    expect(cognito.commandCalls(DescribeUserPoolClientCommand)).toHaveLength(1);
    let now = 0;
    const secret = new CognitoClientSecret(client, IDS, () => now);
    await secret.read();
    secret.forget();
    await secret.read();
    expect(cognito.commandCalls(DescribeUserPoolClientCommand)).toHaveLength(2);
    now = 60_000;
    secret.forget();
    await secret.read();
    expect(cognito.commandCalls(DescribeUserPoolClientCommand)).toHaveLength(3);
  });

  it("does not remember that the secret could not be read, and needs the client to have one", async () => {
    cognito
      .on(DescribeUserPoolClientCommand)
      .rejectsOnce(failure("TooManyRequestsException"))
      .resolvesOnce({ UserPoolClient: {} });
    cognito.on(AdminInitiateAuthCommand).resolves(TOKENS);

    await expect(pool.signIn("a@example.com", "p")).rejects.toBeInstanceOf(DependencyThrottled);
    await expect(pool.signIn("a@example.com", "p")).rejects.toThrow("has no secret");
    cognito.on(DescribeUserPoolClientCommand).resolves({ UserPoolClient: { ClientSecret: SECRET } });
    expect(await pool.signIn("a@example.com", "p")).toMatchObject({ accessToken: ACCESS });
  });
});

describe("a challenge", () => {
  const step = { username: "u-1", session: "s", response: "r" };

  it.each([
    ["NEW_PASSWORD_REQUIRED", "NEW_PASSWORD"],
    ["SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE"],
  ] as const)("%s is answered with %s", async (challenge, parameter) => {
    cognito.on(AdminRespondToAuthChallengeCommand).resolves(TOKENS);

    expect(await pool.respond({ ...step, challenge })).toMatchObject({ accessToken: ACCESS });
    expect(cognito.commandCalls(AdminRespondToAuthChallengeCommand)[0]?.args[0].input).toMatchObject({
      ChallengeName: challenge,
      ChallengeResponses: { USERNAME: "u-1", [parameter]: "r" },
    });
  });

  it.each([
    ["CodeMismatchException", "failed"],
    ["ExpiredCodeException", "failed"],
    ["NotAuthorizedException", "failed"],
    ["InvalidPasswordException", "invalid-password"],
    ["PasswordHistoryPolicyViolationException", "invalid-password"],
  ])("that ends in %s is %s", async (name, result) => {
    cognito.on(AdminRespondToAuthChallengeCommand).rejects(failure(name));

    expect(await pool.respond({ ...step, challenge: "NEW_PASSWORD_REQUIRED" })).toBe(result);
  });
});

describe("a session", () => {
  it("is refreshed under the pool's name of the user", async () => {
    cognito
      .on(AdminInitiateAuthCommand)
      .resolves({ AuthenticationResult: { ...TOKENS.AuthenticationResult, RefreshToken: undefined } });

    expect(await pool.refresh("u-1", "refresh-1")).toMatchObject({
      accessToken: ACCESS,
      session: "o-1",
      refreshToken: undefined,
    });
    expect(cognito.commandCalls(AdminInitiateAuthCommand)[0]?.args[0].input).toMatchObject({
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: {
        REFRESH_TOKEN: "refresh-1",
        SECRET_HASH: await new CognitoClientSecret(client, IDS).hash("u-1"),
      },
    });
  });

  it.each([
    failure("NotAuthorizedException"),
    failure("UserNotFoundException"),
    failure("InvalidParameterException"),
    failure("NotAuthorizedException", "Unable to verify secret hash for client"),
  ])("is none when Cognito says %s", async (error) => {
    cognito.on(AdminInitiateAuthCommand).rejects(error);

    expect(await pool.refresh("u-1", "refresh-1")).toBeUndefined();
  });

  it("is ended with the client's secret, and ending none does no harm", async () => {
    await pool.revoke("refresh-1");
    expect(cognito.commandCalls(RevokeTokenCommand)[0]?.args[0].input).toEqual({
      Token: "refresh-1",
      ClientId: "client-1",
      ClientSecret: SECRET,
    });
    cognito.on(RevokeTokenCommand).rejects(failure("InvalidParameterException"));
    cognito.on(AdminUserGlobalSignOutCommand).rejects(failure("UserNotFoundException"));
    await pool.revoke("refresh-1");
    await pool.signOut("u-1");
  });
});

describe("an invitation", () => {
  it("creates a user with a confirmed address, and sends an e-mail", async () => {
    cognito
      .on(AdminCreateUserCommand)
      .resolves({ User: { Username: "u-1", Attributes: [{ Name: "sub", Value: "u-1" }] } });

    expect(await pool.invite("ada@example.com", "Ada")).toEqual({ id: "u-1" });
    expect(cognito.commandCalls(AdminCreateUserCommand)[0]?.args[0].input).toMatchObject({
      Username: "ada@example.com",
      DesiredDeliveryMediums: ["EMAIL"],
      UserAttributes: expect.arrayContaining([{ Name: "email_verified", Value: "true" }]) as object[],
    });
  });

  it.each([
    ["UsernameExistsException", "exists"],
    ["InvalidParameterException", "invalid-email"],
  ])("that ends in %s is %s", async (name, result) => {
    cognito.on(AdminCreateUserCommand).rejects(failure(name));

    expect(await pool.invite("ada@example.com", "Ada")).toBe(result);
  });

  it("can be repeated when the e-mail could not be sent", async () => {
    cognito.on(AdminCreateUserCommand).rejects(failure("CodeDeliveryFailureException"));

    await expect(pool.invite("ada@example.com", "Ada")).rejects.toBeInstanceOf(DependencyUnavailable);
  });

  it("is sent again to those who never signed in, and to nobody else", async () => {
    cognito
      .on(AdminGetUserCommand)
      .resolvesOnce({ UserStatus: "FORCE_CHANGE_PASSWORD" })
      .resolvesOnce({ UserStatus: "CONFIRMED" });
    cognito.on(AdminGetUserCommand).rejects(failure("UserNotFoundException"));
    cognito
      .on(AdminGetUserCommand)
      .resolvesOnce({ UserStatus: "FORCE_CHANGE_PASSWORD" })
      .resolvesOnce({ UserStatus: "CONFIRMED" });

    expect([await pool.inviteAgain("a@x"), await pool.inviteAgain("a@x"), await pool.inviteAgain("a@x")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(cognito.commandCalls(AdminCreateUserCommand)[0]?.args[0].input).toMatchObject({ MessageAction: "RESEND" });
  });
});

describe("a user's state", () => {
  it("is made what the profile says: groups, name, enabled", async () => {
    await pool.apply(aProfile({ role: "agent", tier: "gold" }));

    const added = cognito.commandCalls(AdminAddUserToGroupCommand);
    const removed = cognito.commandCalls(AdminRemoveUserFromGroupCommand);
    expect(added.map(({ args: [{ input }] }) => input.GroupName)).toEqual(["agents", "gold"]);
    expect(removed.map(({ args: [{ input }] }) => input.GroupName)).toEqual(["admins"]);
    expect(cognito.commandCalls(AdminEnableUserCommand)).toHaveLength(1);
  });

  it("is disabled and signed out first", async () => {
    await pool.apply(aProfile({ active: false }));

    expect(
      cognito
        .calls()
        .slice(0, 2)
        .map(({ args: [command] }) => command.constructor.name),
    ).toEqual(["AdminDisableUserCommand", "AdminUserGlobalSignOutCommand"]);
    expect(cognito.commandCalls(AdminDisableUserCommand)).toHaveLength(1);
    expect(cognito.commandCalls(AdminEnableUserCommand)).toEqual([]);
  });

  it("needs no user of the pool, and passes on every other error", async () => {
    cognito.onAnyCommand().rejects(failure("UserNotFoundException"));
    await pool.apply(aProfile({ active: false }));
    cognito.onAnyCommand().rejects(failure("InternalErrorException"));

    await expect(pool.apply(aProfile())).rejects.toBeInstanceOf(DependencyRejected);
  });
});
