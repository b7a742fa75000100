import type { APIGatewayProxyEvent } from "aws-lambda";
import { canonicalJson, sha256 } from "../contracts/content-hash.js";
import { headerValues } from "../auth/header-values.js";
import { ApiProblem, preconditionRequired } from "./problem.js";
import type { RouteDefinition } from "./route.js";

/** Versions are short: numbers and hashes. */
const MAX_LENGTH = 100;
const ENTITY_TAG = new RegExp(`^(?:W/)?"([!#-~]{1,${MAX_LENGTH}})"$`);

/** The header ETag of a version, such as `"7"` (RFC 9110, 8.8.3). A version has visible ASCII characters, no quote. */
export const formatETag = (version: string): string => `"${version}"`;

/** Hexadecimal digits of the hash of a body that is its version. */
const HASH_LENGTH = 32;

/** A body that has no version of its own, such as a page of a list, with a hash of it as its version. */
export const withVersion = <Body>(body: Body): { readonly body: Body; readonly etag: string } => ({
  body,
  etag: sha256(canonicalJson(body)).slice(0, HASH_LENGTH),
});

const tagsIn = (event: APIGatewayProxyEvent, header: string): readonly string[] =>
  headerValues(event, header).flatMap((value) => value.split(",").map((tag) => tag.trim()));

/**
 * The version that a conditional request changes; undefined on routes that are not conditional, and on those that are
 * `if-exists` when the request names no version.
 * @throws ApiProblem precondition-required without If-Match; precondition-failed for one that can match no version:
 * several, `*`, weak ones (RFC 9110, 13.1.1) and other texts. `*` would overwrite what the client has not seen.
 */
export const readIfMatch = (
  event: APIGatewayProxyEvent,
  { conditional = false }: RouteDefinition,
): string | undefined => {
  if (conditional === false) return undefined;
  const [tag, ...more] = tagsIn(event, "If-Match");
  if (tag === undefined) {
    if (conditional === "if-exists") return undefined;
    throw preconditionRequired();
  }
  const version = more.length === 0 && !tag.startsWith("W/") ? ENTITY_TAG.exec(tag)?.[1] : undefined;
  if (version === undefined)
    throw new ApiProblem("precondition-failed", 'If-Match must be one ETag as it was returned, such as "7".');
  return version;
};

/**
 * Whether the request may only create what it names (`If-None-Match: *`); false on routes that create nothing.
 * @throws ApiProblem precondition-failed for other tags, and together with If-Match: both can never hold
 */
export const readMustBeNew = (event: APIGatewayProxyEvent, { conditional }: RouteDefinition): boolean => {
  const tags = conditional === "if-exists" ? tagsIn(event, "If-None-Match") : [];
  if (tags.length === 0) return false;
  if (tags.length > 1 || tags[0] !== "*")
    throw new ApiProblem("precondition-failed", "If-None-Match must be *: create, and replace nothing.");
  if (tagsIn(event, "If-Match").length > 0)
    throw new ApiProblem("precondition-failed", "Send If-Match to replace, or If-None-Match to create, not both.");
  return true;
};

/** Whether the client has this version already: then 304 answers a GET (RFC 9110, 13.1.2). */
export const isNotModified = (event: APIGatewayProxyEvent, version: string): boolean =>
  ["GET", "HEAD"].includes(event.httpMethod) &&
  tagsIn(event, "If-None-Match").some((tag) => tag === "*" || ENTITY_TAG.exec(tag)?.[1] === version);
