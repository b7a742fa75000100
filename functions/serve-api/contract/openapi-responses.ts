import { STATUS_CODES } from "node:http";
import { type Json, mergeAll } from "./json-schema.js";
import { linksOf } from "./links.js";
import { type ProblemKind, PROBLEMS, problemType } from "./problem.js";
import { problemsOf } from "./route-problems.js";
import type { RouteDefinition } from "./route.js";

const RETRY_AFTER = {
  "Retry-After": { description: "Seconds after which to try again.", schema: { type: "integer", minimum: 1 } },
};

const HEADERS: Partial<Readonly<Record<ProblemKind, Json>>> = {
  unauthorized: { "WWW-Authenticate": { schema: { type: "string", const: "Bearer" } } },
  "too-many-requests": RETRY_AFTER,
  unavailable: RETRY_AFTER,
};

const LOCATION = {
  Location: {
    description: "Where the ticket can be read, relative to the address of the request.",
    schema: { type: "string", format: "uri-reference" },
    required: true,
  },
};

const nameOf = (status: number): string => (STATUS_CODES[status] ?? String(status)).replaceAll(/\W/g, "");

const describe = (kind: ProblemKind): string => `${PROBLEMS[kind][1]} (\`${problemType(kind)}\`).`;

const toResponse = (kinds: readonly ProblemKind[]): Json => {
  const headers = mergeAll(kinds.map((kind) => HEADERS[kind] ?? {}));
  return {
    description: kinds.map(describe).join(" "),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
};

/** One component for each status that some route answers with a problem; all kinds of that status in it. */
export const problemResponses = (routes: readonly RouteDefinition[]): Json => {
  const kinds = new Map<number, Set<ProblemKind>>();
  for (const [status, own] of routes.flatMap((route) => [...problemsOf(route)]))
    kinds.set(status, new Set([...(kinds.get(status) ?? []), ...own]));
  return Object.fromEntries([...kinds].map(([status, all]) => [nameOf(status), toResponse([...all])]));
};

/** Every answer of a route, by status. */
export const responsesOf = (route: RouteDefinition, answer: Json): Json => ({
  [route.answer.status]: successResponseOf(route, answer),
  ...Object.fromEntries(
    [...problemsOf(route).keys()].map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  ),
});

const successResponseOf = ({ operationId, answer: { description, location } }: RouteDefinition, schema: Json): Json => {
  const links = linksOf(operationId);
  return {
    description,
    ...(location === true && { headers: LOCATION }),
    content: { "application/json": { schema } },
    ...(links && { links }),
  };
};
