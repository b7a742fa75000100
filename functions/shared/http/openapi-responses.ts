import { STATUS_CODES } from "node:http";
import { type ProblemKind, PROBLEMS, problemType } from "./problem.js";
import { type ResponseLink, type RouteDefinition, SESSION_COOKIE } from "./route.js";

/** A JSON object, as a part of the document. */
export type Json = Readonly<Record<string, unknown>>;

/** The members of several objects in one. */
export const mergeAll = (parts: readonly Json[]): Json => parts.reduce((all, part) => ({ ...all, ...part }), {});

/** Problems that the gateway or the function may return for any request. */
const FOR_ALL: readonly ProblemKind[] = [
  "invalid-request",
  "forbidden",
  "too-many-requests",
  "internal-error",
  "unavailable",
];
const FOR_BODIES: readonly ProblemKind[] = ["malformed-json", "payload-too-large", "unsupported-media-type"];

const FOR_CONDITIONAL: readonly ProblemKind[] = ["precondition-failed", "precondition-required"];

/** The kinds of problems that a route can have, by status. */
export const problemsOf = ({
  access,
  body,
  conditional,
  problems = [],
}: RouteDefinition): ReadonlyMap<number, readonly ProblemKind[]> => {
  const kinds = new Set([
    ...FOR_ALL,
    ...(access === "public" ? [] : (["unauthorized"] as const)),
    ...(body === undefined ? [] : FOR_BODIES),
    ...(conditional === undefined || conditional === false ? [] : FOR_CONDITIONAL),
    ...problems,
  ]);
  return Map.groupBy(
    [...kinds].sort((a, b) => PROBLEMS[a][0] - PROBLEMS[b][0]),
    (kind) => PROBLEMS[kind][0],
  );
};

const RETRY_AFTER = {
  "Retry-After": { description: "Seconds after which to try again.", schema: { type: "integer", minimum: 1 } },
};

const CHALLENGE = { "WWW-Authenticate": { schema: { type: "string", const: "Bearer" } } };

const PROBLEM_HEADERS: Partial<Readonly<Record<ProblemKind, Json>>> = {
  unauthorized: CHALLENGE,
  "sign-in-failed": CHALLENGE,
  "unsupported-media-type": {
    "Accept-Encoding": {
      description: "Set when the Content-Encoding was not accepted: the one that is.",
      schema: { type: "string", const: "identity" },
    },
  },
  "budget-exceeded": RETRY_AFTER,
  "too-many-requests": RETRY_AFTER,
  unavailable: RETRY_AFTER,
};

const nameOf = (status: number): string => (STATUS_CODES[status] ?? String(status)).replaceAll(/\W/g, "");

const describeKind = (kind: ProblemKind): string => `${PROBLEMS[kind][1]} (\`${problemType(kind)}\`).`;

const problemResponse = (kinds: readonly ProblemKind[]): Json => {
  const headers = mergeAll(kinds.map((kind) => PROBLEM_HEADERS[kind] ?? {}));
  return {
    description: kinds.map(describeKind).join(" "),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
};

/** One component for each status with which some route returns a problem, describing all kinds of that status. */
export const problemResponses = (routes: readonly RouteDefinition[]): Json => {
  const kinds = new Map<number, Set<ProblemKind>>();
  for (const [status, own] of routes.flatMap((route) => [...problemsOf(route)]))
    kinds.set(status, new Set([...(kinds.get(status) ?? []), ...own]));
  return Object.fromEntries([...kinds].map(([status, all]) => [nameOf(status), problemResponse([...all])]));
};

/**
 * Every response of a route, by status.
 * @param schema that of the body when the request succeeds; undefined without a body
 */
export const responsesOf = (route: RouteDefinition, schema: Json | undefined): Readonly<Record<string, Json>> => ({
  [route.response.status]: successResponse(route, schema),
  ...(route.response.creates === true && { 201: { ...successResponse(route, schema), description: "It is new." } }),
  ...(route.response.etag === true && route.method === "GET" && { 304: NOT_MODIFIED }),
  ...Object.fromEntries(
    [...problemsOf(route).keys()].map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  ),
});

/** The same responses to HEAD. A reference to a component is described here instead, because it has content. */
export const withoutContent = (responses: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(responses).map(([status, { description, headers }]) => [
      status,
      { description: description ?? describeStatus(Number(status)), ...(headers !== undefined && { headers }) },
    ]),
  );

const describeStatus = (status: number): string => `${STATUS_CODES[status] ?? status}, as for GET.`;

const LOCATION = {
  Location: {
    description: "Absolute path of what was created, where it can be read.",
    schema: { type: "string", format: "uri-reference" },
    required: true,
  },
};

const ETAG = {
  ETag: { description: "Version of what is returned, for If-Match.", schema: { type: "string" }, required: true },
};

const NOT_MODIFIED = { description: "The client has this version already (If-None-Match).", headers: ETAG };

const SET_COOKIE = {
  "Set-Cookie": {
    description: `The cookie ${SESSION_COOKIE}, which pages cannot read. It is sent to the paths below \`/auth\` only.`,
    schema: { type: "string" },
  },
};

const successResponse = ({ response }: RouteDefinition, schema: Json | undefined): Json => {
  const { description, location, session, etag, link } = response;
  const headers = {
    ...(location === true && LOCATION),
    ...(etag === true && ETAG),
    ...(session === true && SET_COOKIE),
  };
  return {
    description,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(schema && { content: { "application/json": { schema } } }),
    ...(link && { links: { [link.operationId]: describeLink(link) } }),
  };
};

/** A link of the document: how clients and test generators get from one request to the next. */
const describeLink = ({ operationId, field, becomes }: ResponseLink): Json => {
  const value = `$response.body#/${field}`;
  return "parameter" in becomes
    ? { operationId, parameters: { [becomes.parameter]: value } }
    : { operationId, requestBody: { [becomes.property]: value } };
};
