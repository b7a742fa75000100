import type { APIGatewayProxyEvent } from "aws-lambda";
import { headerValues } from "../auth/header-values.js";
import { ApiProblem } from "./problem.js";
import type { RouteDefinition } from "./route.js";

/** Versions are short: numbers and hashes. */
const MAX_LENGTH = 100;
const ENTITY_TAG = new RegExp(`^(?:W/)?"([!#-~]{1,${MAX_LENGTH}})"$`);

/** The header ETag of a version, such as `"7"` (RFC 9110, 8.8.3). A version has visible ASCII characters, no quote. */
export const formatETag = (version: string): string => `"${version}"`;

const tagsIn = (event: APIGatewayProxyEvent, header: string): readonly string[] =>
  headerValues(event, header).flatMap((value) => value.split(",").map((tag) => tag.trim()));

/**
 * The version that a conditional request changes; undefined on routes that are not conditional.
 * @throws ApiProblem precondition-required without If-Match; precondition-failed for one that can match no version:
 * several, `*`, weak ones (RFC 9110, 13.1.1) and other texts. `*` would overwrite what the client has not seen.
 */
export const readIfMatch = (event: APIGatewayProxyEvent, { conditional }: RouteDefinition): string | undefined => {
  if (conditional !== true) return undefined;
  const [tag, ...more] = tagsIn(event, "If-Match");
  if (tag === undefined)
    throw new ApiProblem("precondition-required", "Send the ETag of what you have read in If-Match.");
  const version = more.length === 0 && !tag.startsWith("W/") ? ENTITY_TAG.exec(tag)?.[1] : undefined;
  if (version === undefined)
    throw new ApiProblem("precondition-failed", 'If-Match must be one ETag as it was returned, such as "7".');
  return version;
};

/** Whether the client has this version already: then 304 answers a GET (RFC 9110, 13.1.2). */
export const isNotModified = (event: APIGatewayProxyEvent, version: string): boolean =>
  ["GET", "HEAD"].includes(event.httpMethod) &&
  tagsIn(event, "If-None-Match").some((tag) => tag === "*" || ENTITY_TAG.exec(tag)?.[1] === version);
