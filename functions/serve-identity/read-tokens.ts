import type { AuthenticationResultType } from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { SubjectSchema } from "../shared/auth/caller.js";
import { standingOf } from "../shared/auth/groups.js";
import { parseJson } from "../shared/contracts/parse-json.js";
import type { Tokens } from "./ports.js";

const AccessClaims = z.object({
  sub: SubjectSchema,
  username: z.string(),
  origin_jti: z.string().optional(),
  "cognito:groups": z.array(z.string()).default([]),
});
const IdClaims = z.object({ email: z.string().default(""), name: z.string().optional() });

/** The claims of a JWT that Cognito itself returned just now, so that its signature needs no check. */
const claimsOf = (jwt: string): unknown => parseJson(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());

/** @returns undefined for a response without readable tokens */
export const readTokens = (result: AuthenticationResultType): Tokens | undefined => {
  const { AccessToken: accessToken = "", IdToken: idToken = "", ExpiresIn: expiresIn = 0, RefreshToken } = result;
  const { data: access } = AccessClaims.safeParse(claimsOf(accessToken));
  const { data: id } = IdClaims.safeParse(claimsOf(idToken));
  if (access === undefined || id === undefined) return undefined;
  const { sub, username, origin_jti: session, "cognito:groups": groups } = access;
  const person = { id: sub, email: id.email.toLowerCase(), name: id.name ?? id.email, ...standingOf(groups) };
  return { accessToken, expiresIn, refreshToken: RefreshToken, username, session, person };
};
