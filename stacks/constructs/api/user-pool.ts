import { CognitoUserGroup } from "@cdktf/provider-aws/lib/cognito-user-group/index.js";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client/index.js";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool/index.js";
import { Construct } from "constructs";
import type { NodeFunction } from "../functions/node-function.js";

export interface UserPoolProps {
  readonly name: string;
  /** Prevents destruction. */
  readonly protectsData: boolean;
}

/** Groups, by what their members are to the API. Everyone else is a customer of tier general. */
const GROUPS = {
  gold: "Customers of tier gold",
  agents: "People who answer tickets",
  admins: "People who run the desk",
};

/** Minutes until a token expires. Short, because nothing checks whether a stolen token was revoked. */
const TOKEN_MINUTES = 15;

/** The people who sign in. Only the team can create accounts: a stranger who could sign up could submit tickets. */
export class UserPool extends Construct {
  readonly id: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    this.id = this.#createPool(props).id;
    this.clientId = this.#createClient(props.name).id;
    for (const [name, description] of Object.entries(GROUPS))
      new CognitoUserGroup(this, name, { name, description, userPoolId: this.id });
  }

  /**
   * Sets USER_POOL_ID and USER_POOL_CLIENT_ID of `fn`, which identify the tokens to accept. The keys to verify them are
   * public.
   */
  bindVerifier(fn: NodeFunction): void {
    fn.setEnvironment("USER_POOL_ID", this.id);
    fn.setEnvironment("USER_POOL_CLIENT_ID", this.clientId);
  }

  #createPool({ name, protectsData }: UserPoolProps): CognitoUserPool {
    return new CognitoUserPool(this, "pool", {
      name,
      usernameAttributes: ["email"],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ["email"],
      accountRecoverySetting: { recoveryMechanism: [{ name: "verified_email", priority: 1 }] },
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      passwordPolicy: {
        minimumLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: true,
        temporaryPasswordValidityDays: 3,
      },
      mfaConfiguration: "OPTIONAL",
      softwareTokenMfaConfiguration: { enabled: true },
      deletionProtection: protectsData ? "ACTIVE" : "INACTIVE",
      lifecycle: { preventDestroy: protectsData },
    });
  }

  /** Without a client secret, which a browser page could not hide. With SRP, which never sends the password. */
  #createClient(name: string): CognitoUserPoolClient {
    return new CognitoUserPoolClient(this, "client", {
      name: `${name}-api`,
      userPoolId: this.id,
      generateSecret: false,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      preventUserExistenceErrors: "ENABLED",
      enableTokenRevocation: true,
      accessTokenValidity: TOKEN_MINUTES,
      idTokenValidity: TOKEN_MINUTES,
      refreshTokenValidity: 1,
      tokenValidityUnits: [{ accessToken: "minutes", idToken: "minutes", refreshToken: "days" }],
    });
  }
}
