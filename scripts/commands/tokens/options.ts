import { isApiTokenId, parseApiToken } from "../../../functions/shared/auth/api-token.js";
import { knownScopes, SCOPES, SUBJECT_FORM, SubjectSchema, type Scope } from "../../../functions/shared/auth/caller.js";
import { UsageError } from "../../shared/terminal/command-line.js";

const LABEL_MAX_LENGTH = 100;

/** On one line, and not longer than one. */
const quoted = (text: string): string => JSON.stringify(text.slice(0, 40));

/** @throws UsageError */
export const subject = (text: string): string => {
  if (SubjectSchema.safeParse(text).success) return text;
  throw new UsageError(`--subject is ${quoted(text)}; expected ${SUBJECT_FORM}.`);
};

/** "tickets:read,tickets:write" taken as scopes. @throws UsageError */
export const scopes = (text: string): readonly Scope[] => {
  const names = text.split(",").map((name) => name.trim());
  const known = knownScopes(names);
  if (names.every((name) => known.some((scope) => scope === name))) return known;
  throw new UsageError(`--scopes is ${quoted(text)}; expected one or more of ${SCOPES.join(",")}.`);
};

/** @throws UsageError */
export const label = (text: string): string => {
  if (text.length <= LABEL_MAX_LENGTH) return text;
  throw new UsageError(`--label has ${text.length} characters; expected at most ${LABEL_MAX_LENGTH}.`);
};

/**
 * The id in an argument: itself, or that of a whole token, which may be all there is of one that leaked. What it was is not
 * told, since it may be a secret.
 * @throws UsageError
 */
export const tokenId = (text: string): string => {
  const id = parseApiToken(text)?.id ?? text;
  if (isApiTokenId(id)) return id;
  throw new UsageError("Expected the id of a token: 16 digits of 0-9 a-f, as `npm run tokens -- list` shows it.");
};
