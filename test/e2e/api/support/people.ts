import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { randomUUID } from "node:crypto";
import type { ClientConfig } from "../../../../scripts/shared/deployment/target.js";

export interface SignedIn {
  readonly accessToken: string;
  readonly idToken: string;
}

interface UserPool {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Users of Cognito user pools, who sign in with a password. */
export class People {
  private readonly cognito: CognitoIdentityProviderClient;

  constructor(config: ClientConfig) {
    this.cognito = new CognitoIdentityProviderClient(config);
  }

  /** Creates another user pool, as anyone could in an account of their own. */
  async otherPool(): Promise<UserPool> {
    const { UserPool: pool } = await this.cognito.send(new CreateUserPoolCommand({ PoolName: "someone-elses" }));
    const UserPoolId = pool?.Id ?? "";
    const { UserPoolClient: client } = await this.cognito.send(
      new CreateUserPoolClientCommand({ UserPoolId, ClientName: "theirs" }),
    );
    return { UserPoolId, ClientId: client?.ClientId ?? "" };
  }

  /** Enables sign-in by password, which the deployed client does not offer. Access tokens are valid for `seconds`. */
  async allowPasswords(pool: UserPool, seconds = 900): Promise<void> {
    const { UserPoolClient } = await this.cognito.send(new DescribeUserPoolClientCommand(pool));
    await this.cognito.send(
      new UpdateUserPoolClientCommand({
        ...pool,
        ClientName: UserPoolClient?.ClientName,
        ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        AccessTokenValidity: seconds,
        TokenValidityUnits: { AccessToken: "seconds" },
      }),
    );
  }

  /** Creates a user in these groups of the pool, and signs in as that user. */
  async signIn({ UserPoolId, ClientId }: UserPool, groups: readonly string[] = []): Promise<SignedIn> {
    const Username = `${randomUUID()}@example.com`;
    const Password = `Aa1!${randomUUID()}`;
    await this.cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword: Password, MessageAction: "SUPPRESS" }),
    );
    await this.cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    for (const GroupName of groups)
      await this.cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
    const { AuthenticationResult } = await this.cognito.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    );
    return { accessToken: AuthenticationResult?.AccessToken ?? "", idToken: AuthenticationResult?.IdToken ?? "" };
  }
}
