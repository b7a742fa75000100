import { CognitoUserGroup } from "@cdktf/provider-aws/lib/cognito-user-group/index.js";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool/index.js";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client/index.js";
import { Construct } from "constructs";
import type { NodeFunction } from "../functions/node-function.js";

export interface UserPoolProps {
  readonly name: string;
  /** Refuses to be destroyed. */
  readonly protectsData: boolean;
}

/** What a member is to the API; everyone else is a customer of tier general. */
const GROUPS = {
  gold: "Customers of tier gold",
  agents: "People who answer tickets",
  admins: "People who run the desk",
};

/** Minutes for which a stolen token is accepted: no one asks Cognito whether it was revoked. */
const TOKEN_MINUTES = 15;

/** People who sign in. They are made by the team: a stranger who could sign up could submit tickets. */
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
   * Sets USER_POOL_ID and USER_POOL_CLIENT_ID of `fn`, which say whose tokens to accept. The keys to verify them are
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

  /** Without a secret, which a page in a browser could not keep; so the password itself never leaves it (SRP). */
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
