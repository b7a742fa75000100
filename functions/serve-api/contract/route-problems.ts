import { type ProblemKind, PROBLEMS } from "./problem.js";
import type { RouteDefinition } from "./route.js";

/** What the gateway or the function may answer to any request. */
const OF_ALL: readonly ProblemKind[] = [
  "invalid-request",
  "forbidden",
  "too-many-requests",
  "internal-error",
  "unavailable",
];
const OF_BODIES: readonly ProblemKind[] = ["malformed-json", "payload-too-large", "unsupported-media-type"];
const BY_STATUS = { 404: "not-found", 409: "idempotency-key-reused" } as const;

/** The kinds of problems that a route can have, by status. */
export const problemsOf = ({
  access,
  body,
  problems = [],
}: RouteDefinition): ReadonlyMap<number, readonly ProblemKind[]> => {
  const kinds = new Set([
    ...OF_ALL,
    ...(access === "public" ? [] : (["unauthorized"] as const)),
    ...(body === undefined ? [] : OF_BODIES),
    ...problems.map((status) => BY_STATUS[status]),
  ]);
  return Map.groupBy(
    [...kinds].sort((a, b) => PROBLEMS[a][0] - PROBLEMS[b][0]),
    (kind) => PROBLEMS[kind][0],
  );
};
