import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createHmac } from "node:crypto";
import { DependencyRejected } from "../shared/lambda/errors.js";
import { callCognito } from "./cognito-errors.js";

export interface PoolClient {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** A secret that was refused is read again, but not for every request that somebody tampered with, in ms. */
const KEPT_MS = 60_000;

/**
 * The secret of the app client, read from Cognito when it is first needed. So it is neither in the function's
 * environment nor in another store, and a new one needs no deployment.
 */
export class CognitoClientSecret {
  #secret: Promise<string> | undefined;
  #readAt = 0;

  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly client: PoolClient,
    private readonly now: () => number = Date.now,
  ) {}

  read(): Promise<string> {
    if (this.#secret !== undefined) return this.#secret;
    this.#readAt = this.now();
    this.#secret = this.#describe();
    this.#secret.catch(() => {
      this.#secret = undefined;
    });
    return this.#secret;
  }

  /** The proof that a request about a user comes from this client. */
  async hash(username: string): Promise<string> {
    return createHmac("sha256", await this.read())
      .update(username + this.client.clientId)
      .digest("base64");
  }

  /** Cognito refused the secret: it may have been replaced. */
  forget(): void {
    if (this.now() - this.#readAt >= KEPT_MS) this.#secret = undefined;
  }

  async #describe(): Promise<string> {
    const { userPoolId: UserPoolId, clientId: ClientId } = this.client;
    const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
    const { UserPoolClient } = await callCognito("Cognito DescribeUserPoolClient", this.cognito.send(command));
    if (UserPoolClient?.ClientSecret !== undefined) return UserPoolClient.ClientSecret;
    throw new DependencyRejected("Cognito DescribeUserPoolClient: the client has no secret");
  }
}
