import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from "jose";

const REGION = "us-east-1";

/** A user pool with its own RSA key, which signs JWTs as Cognito does. */
export class FakeUserPool {
  readonly clientId = "client-1";
  readonly clientIds = ["client-0", this.clientId];
  readonly issuer: string;

  private constructor(
    readonly userPoolId: string,
    private readonly key: CryptoKey,
    private readonly publicKey: JWK,
  ) {
    this.issuer = `https://cognito-idp.${REGION}.amazonaws.com/${userPoolId}`;
  }

  /** @param kid the key's id; a forger may use the id of another pool's key */
  static async create(userPoolId = `${REGION}_Desk1`, kid = "key-1"): Promise<FakeUserPool> {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    return new FakeUserPool(userPoolId, privateKey, { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" });
  }

  get keys(): { readonly keys: readonly JWK[] } {
    return { keys: [this.publicKey] };
  }

  get kid(): string {
    return this.publicKey.kid ?? "";
  }

  /** An access token that is valid for an hour. `claims` replace its claims; undefined removes one. */
  sign(claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return new SignJWT(this.#claims(claims)).setProtectedHeader({ alg: "RS256", kid: this.kid }).sign(this.key);
  }

  #claims(claims: Readonly<Record<string, unknown>>): JWTPayload {
    const now = Math.floor(Date.now() / 1_000);
    const all = {
      sub: "9f1c6d0e",
      iss: this.issuer,
      client_id: this.clientId,
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      username: "ada",
      auth_time: now,
      iat: now,
      exp: now + 3_600,
      jti: "jti-1",
    };
    return { ...all, ...claims };
  }
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT with any header and claims, and an invalid signature. */
export const forgeJwt = (header: unknown, claims: unknown, signature = "c2lnbmF0dXJl"): string =>
  `${encode(header)}.${encode(claims)}.${signature}`;

/** Claims of a JWT, unverified. */
export const claimsOf = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;

export interface KeyServer {
  readonly url: string;
  readonly paths: readonly string[];
  /** The response to every request. Tests may replace it. */
  answer: { readonly status: number; readonly body: string };
  close(): void;
}

/** Serves a pool's keys over HTTP, as the emulator does. */
export const serveKeys = async (pool: FakeUserPool): Promise<KeyServer> => {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    response.writeHead(keyServer.answer.status, { "content-type": "application/json" });
    response.end(keyServer.answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const keyServer: KeyServer = {
    url: `http://127.0.0.1:${port}`,
    paths,
    answer: { status: 200, body: JSON.stringify(pool.keys) },
    close: () => void server.close(),
  };
  return keyServer;
};
