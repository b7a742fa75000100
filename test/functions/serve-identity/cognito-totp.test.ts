import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { CognitoUserPool } from "../../../functions/serve-identity/cognito-user-pool.js";
import { DependencyRejected, DependencyThrottled } from "../../../functions/shared/lambda/errors.js";

const cognito = mockClient(CognitoIdentityProviderClient);
const pool = new CognitoUserPool(new CognitoIdentityProviderClient({ region: "us-east-1" }), {
  userPoolId: "us-east-1_pool",
  clientId: "client-1",
});
const ATTEMPT = { accessToken: "a.b.c", code: "287082" };
const failure = (name: string) => Object.assign(new Error("no"), { name, $metadata: { httpStatusCode: 400 } });
const preferences = () => cognito.commandCalls(SetUserMFAPreferenceCommand).map(({ args }) => args[0].input);

beforeEach(() => {
  cognito.reset();
  cognito.onAnyCommand().resolves({});
});

describe("a new secret", () => {
  it("is associated with the owner of the access token", async () => {
    cognito.on(AssociateSoftwareTokenCommand, { AccessToken: "a.b.c" }).resolves({ SecretCode: "GEZDGNBV" });

    expect(await pool.beginTotp("a.b.c")).toBe("GEZDGNBV");
  });

  it("is not given out for an access token that has ended", async () => {
    cognito.on(AssociateSoftwareTokenCommand).rejects(failure("NotAuthorizedException"));

    expect(await pool.beginTotp("a.b.c")).toBeUndefined();
  });

  it("is there, or Cognito has failed", async () => {
    await expect(pool.beginTotp("a.b.c")).rejects.toBeInstanceOf(DependencyRejected);
    cognito.on(AssociateSoftwareTokenCommand).rejects(failure("ConcurrentModificationException"));
    await expect(pool.beginTotp("a.b.c")).rejects.toBeInstanceOf(DependencyThrottled);
  });
});

describe("a code", () => {
  it("that is verified makes sign-ins ask for codes", async () => {
    cognito.on(VerifySoftwareTokenCommand).resolves({ Status: "SUCCESS" });

    expect(await pool.verifyTotp({ ...ATTEMPT, deviceName: "Phone" })).toBe("verified");
    expect(cognito.commandCalls(VerifySoftwareTokenCommand)[0]?.args[0].input).toEqual({
      AccessToken: "a.b.c",
      UserCode: "287082",
      FriendlyDeviceName: "Phone",
    });
    expect(preferences()).toEqual([
      { AccessToken: "a.b.c", SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } },
    ]);
  });

  it.each([
    ["EnableSoftwareTokenMFAException", "wrong-code"],
    ["CodeMismatchException", "wrong-code"],
    ["ExpiredCodeException", "wrong-code"],
    ["InvalidParameterException", "not-begun"],
    ["NotAuthorizedException", "no-session"],
  ])("that Cognito refuses with %s is %s, and changes no sign-in", async (name, result) => {
    cognito.on(VerifySoftwareTokenCommand).rejects(failure(name));

    expect(await pool.verifyTotp(ATTEMPT)).toBe(result);
    expect(preferences()).toEqual([]);
  });

  it("that is not verified, without an error, is a wrong one", async () => {
    cognito.on(VerifySoftwareTokenCommand).resolves({ Status: "ERROR" });

    expect(await pool.verifyTotp(ATTEMPT)).toBe("wrong-code");
    expect(preferences()).toEqual([]);
  });

  it("fails when Cognito does", async () => {
    cognito.on(VerifySoftwareTokenCommand).rejects(failure("TooManyRequestsException"));

    await expect(pool.verifyTotp(ATTEMPT)).rejects.toBeInstanceOf(DependencyThrottled);
  });
});

describe("switching codes off", () => {
  it("is done for the user, and is done already for one who was deleted from the pool", async () => {
    await pool.disableTotp("u-1");
    expect(cognito.commandCalls(AdminSetUserMFAPreferenceCommand)[0]?.args[0].input).toEqual({
      UserPoolId: "us-east-1_pool",
      Username: "u-1",
      SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false },
    });

    cognito.on(AdminSetUserMFAPreferenceCommand).rejects(failure("UserNotFoundException"));
    await expect(pool.disableTotp("u-1")).resolves.toBeUndefined();
  });
});
