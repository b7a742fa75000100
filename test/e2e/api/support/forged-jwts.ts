import { base64url, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";

/** JWTs that claim just what a good one claims, each made by someone without the pool's key. */
export const forgeriesOf = async (jwt: string): Promise<readonly (readonly [how: string, jwt: string])[]> => {
  const claims = decodeJwt(jwt);
  const header = { ...decodeProtectedHeader(jwt), alg: "RS256" };
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const [head = "", payload = "", signature = ""] = jwt.split(".");
  const promoted = base64url.encode(JSON.stringify({ ...claims, "cognito:groups": ["admins", "gold"] }));
  const key = { jwk: await exportJWK(publicKey) };
  return [
    ["signed by another key of the same name", await new SignJWT(claims).setProtectedHeader(header).sign(privateKey)],
    [
      "signed by a key of another name",
      await new SignJWT(claims).setProtectedHeader({ ...header, kid: "mine" }).sign(privateKey),
    ],
    [
      "signed by the key it brings along",
      await new SignJWT(claims).setProtectedHeader({ alg: "RS256", ...key }).sign(privateKey),
    ],
    ["with alg none", new UnsecuredJWT(claims).encode()],
    ["with alg none and the good name of a key", unsigned({ ...header, alg: "none" }, payload)],
    [
      "signed with a word as the secret",
      await new SignJWT(claims).setProtectedHeader({ ...header, alg: "HS256" }).sign(Buffer.from("secret".repeat(8))),
    ],
    ["with other claims under the good signature", [head, promoted, signature].join(".")],
    ["without its signature", `${head}.${payload}.`],
    ["cut short", jwt.slice(0, -10)],
  ];
};

const unsigned = (header: object, payload: string): string => `${base64url.encode(JSON.stringify(header))}.${payload}.`;
