import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** An API token as its owner has it: `tp_<id>_<secret>`, 63 characters. The id is not secret and may be logged. */
export interface ApiToken {
  /** 16 lower-case hex digits. */
  readonly id: string;
  /** 32 random bytes in base64url, 43 characters. Never stored, never logged. */
  readonly secret: string;
}

const ID_BYTES = 8;
/** 256 bits cannot be guessed, so a plain SHA-256 protects the secret as well as a slow hash would. */
const SECRET_BYTES = 32;

/** `tp_` lets scanners of source code find a token that was committed. */
const FORM = /^tp_(?<id>[0-9a-f]{16})_(?<secret>[A-Za-z0-9_-]{43})$/;
const ID_FORM = /^[0-9a-f]{16}$/;

/** Length of every token. */
export const API_TOKEN_LENGTH = 63;

/** A new random token. */
export const makeApiToken = (): ApiToken => ({
  id: randomBytes(ID_BYTES).toString("hex"),
  secret: randomBytes(SECRET_BYTES).toString("base64url"),
});

/** The token as text, as its owner gets and sends it. */
export const formatApiToken = ({ id, secret }: ApiToken): string => `tp_${id}_${secret}`;

/** Parses a token. @returns undefined for text that is not a token */
export const parseApiToken = (text: string): ApiToken | undefined => {
  if (text.length !== API_TOKEN_LENGTH) return undefined;
  const { id, secret } = FORM.exec(text)?.groups ?? {};
  return id === undefined || secret === undefined ? undefined : { id, secret };
};

export const isApiTokenId = (text: string): boolean => ID_FORM.test(text);

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

/** SHA-256 of a token's secret in hex: only this is stored. */
export const hashSecret = (secret: string): string => sha256(secret).toString("hex");

/** Whether the secret has this hash, compared in constant time. */
export const isSecretOf = (secret: string, hash: string): boolean => {
  const stored = Buffer.from(hash, "hex");
  const given = sha256(secret);
  return stored.length === given.length && timingSafeEqual(stored, given);
};
