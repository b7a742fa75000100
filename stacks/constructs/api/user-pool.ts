import { CognitoUserGroup } from "@cdktf/provider-aws/lib/cognito-user-group/index.js";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client/index.js";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool/index.js";
import { Construct } from "constructs";
import { ACCESS_TOKEN_MINUTES, SESSION_DAYS } from "../../../functions/shared/auth/session-times.js";
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

/** What serve-identity does with the pool's users. All of it needs the pool's ARN. */
const IDENTITY_ACTIONS = [
  "AdminAddUserToGroup",
  "AdminCreateUser",
  "AdminDisableUser",
  "AdminEnableUser",
  "AdminGetUser",
  "AdminInitiateAuth",
  "AdminRemoveUserFromGroup",
  "AdminRespondToAuthChallenge",
  "AdminSetUserMFAPreference",
  "AdminUpdateUserAttributes",
  "AdminUserGlobalSignOut",
  "DescribeUserPoolClient",
].map((action) => `cognito-idp:${action}`);

const TOKEN_SETTINGS = {
  preventUserExistenceErrors: "ENABLED",
  enableTokenRevocation: true,
  accessTokenValidity: ACCESS_TOKEN_MINUTES,
  idTokenValidity: ACCESS_TOKEN_MINUTES,
  refreshTokenValidity: SESSION_DAYS,
  tokenValidityUnits: [{ accessToken: "minutes", idToken: "minutes", refreshToken: "days" }],
};

/** The people who sign in. Only the team can create accounts: a stranger who could sign up could submit tickets. */
export class UserPool extends Construct {
  readonly id: string;
  readonly clientId: string;
  readonly #arn: string;
  readonly #identityClientId: string;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    const pool = this.#createPool(props);
    this.id = pool.id;
    this.#arn = pool.arn;
    this.clientId = this.#createClient(props.name).id;
    this.#identityClientId = this.#createIdentityClient(props.name).id;
    for (const [name, description] of Object.entries(GROUPS))
      new CognitoUserGroup(this, name, { name, description, userPoolId: this.id });
  }

  /**
   * Sets USER_POOL_ID and USER_POOL_CLIENT_IDS of `fn`, which identify the tokens to accept. The keys to verify them
   * are public.
   */
  bindVerifier(fn: NodeFunction): void {
    fn.setEnvironment("USER_POOL_ID", this.id);
    fn.setEnvironment("USER_POOL_CLIENT_IDS", `${this.clientId},${this.#identityClientId}`);
  }

  /**
   * Lets `fn` sign people in with the client that only it can use, and manage users; sets USER_POOL_ID and
   * USER_POOL_CLIENT_ID. It reads the client's secret from Cognito: see CognitoClientSecret.
   */
  bindIdentity(fn: NodeFunction): void {
    fn.setEnvironment("USER_POOL_ID", this.id);
    fn.setEnvironment("USER_POOL_CLIENT_ID", this.#identityClientId);
    fn.role.allow("ManageUsers", IDENTITY_ACTIONS, [this.#arn]);
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
      ...TOKEN_SETTINGS,
    });
  }

  /**
   * The client of serve-identity. It has a secret, and its only way to sign in by password needs AWS credentials too,
   * so that nobody gets around the function's limit of attempts.
   */
  #createIdentityClient(name: string): CognitoUserPoolClient {
    return new CognitoUserPoolClient(this, "identity-client", {
      name: `${name}-identity`,
      userPoolId: this.id,
      generateSecret: true,
      explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      ...TOKEN_SETTINGS,
    });
  }
}
