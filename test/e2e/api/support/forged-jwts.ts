import { base64url, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";

/** JWTs with the claims of a valid one, each made without the pool's private key. */
export const forgeriesOf = async (jwt: string): Promise<readonly (readonly [how: string, jwt: string])[]> => {
  const claims = decodeJwt(jwt);
  const header = { ...decodeProtectedHeader(jwt), alg: "RS256" };
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const [head = "", payload = "", signature = ""] = jwt.split(".");
  const promoted = base64url.encode(JSON.stringify({ ...claims, "cognito:groups": ["admins", "gold"] }));
  const key = { jwk: await exportJWK(publicKey) };
  return [
    ["signed by another key with the same id", await new SignJWT(claims).setProtectedHeader(header).sign(privateKey)],
    [
      "signed by another key with another id",
      await new SignJWT(claims).setProtectedHeader({ ...header, kid: "mine" }).sign(privateKey),
    ],
    [
      "signed by a key in its own header",
      await new SignJWT(claims).setProtectedHeader({ alg: "RS256", ...key }).sign(privateKey),
    ],
    ["with alg none", new UnsecuredJWT(claims).encode()],
    ["with alg none and the id of a valid key", unsigned({ ...header, alg: "none" }, payload)],
    [
      "signed with a shared secret",
      await new SignJWT(claims).setProtectedHeader({ ...header, alg: "HS256" }).sign(Buffer.from("secret".repeat(8))),
    ],
    ["with changed claims and the original signature", [head, promoted, signature].join(".")],
    ["without its signature", `${head}.${payload}.`],
    ["truncated", jwt.slice(0, -10)],
  ];
};

const unsigned = (header: object, payload: string): string => `${base64url.encode(JSON.stringify(header))}.${payload}.`;
