import type { PolicyStatement } from "./synthesized-stack.js";

/** A request as IAM sees it. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  /** Values of condition keys; a key without values is not in the request. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

const escape = (text: string): string => text.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);

/** `*` stands for any characters, `?` for one. */
const isLike = (text: string, pattern: string): boolean =>
  new RegExp(`^${escape(pattern).replaceAll("*", ".*").replaceAll("?", ".")}$`, "s").test(text);

type Operator = (given: readonly string[], expected: readonly string[]) => boolean;

/**
 * The operators that the stack's policies use on roles. ForAllValues holds for a request without the key:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const OPERATORS: Readonly<Record<string, Operator>> = {
  "ForAllValues:StringLike": (given, expected) =>
    given.every((value) => expected.some((pattern) => isLike(value, pattern))),
  "ForAllValues:StringEquals": (given, expected) => given.every((value) => expected.includes(value)),
  StringEqualsIfExists: (given, expected) => given.every((value) => expected.includes(value)),
  "ForAnyValue:StringEquals": (given, expected) => given.some((value) => expected.includes(value)),
  StringEquals: (given, expected) => given.length === 1 && expected.includes(String(given[0])),
  StringNotEquals: (given, expected) => !(given.length === 1 && expected.includes(String(given[0]))),
  Null: (given, expected) => expected.includes(String(given.length === 0)),
};

const holds = ([operator, keys]: [string, Readonly<Record<string, unknown>>], request: AccessRequest): boolean => {
  const compare = OPERATORS[operator];
  if (compare === undefined) throw new Error(`Operator ${operator} is unknown here: add it to OPERATORS.`);
  return Object.entries(keys).every(([key, expected]) =>
    compare(request.context[key] ?? [], [expected].flat().map(String)),
  );
};

const applies = ({ Action, Resource, Condition = {} }: PolicyStatement, request: AccessRequest): boolean =>
  Action.some((pattern) => isLike(request.action.toLowerCase(), pattern.toLowerCase())) &&
  Resource.some((pattern) => isLike(request.resource, pattern)) &&
  Object.entries(Condition).every((condition) => holds(condition, request));

/** Whether a role's policy allows a request: some statement allows it, and none denies it. */
export const isAllowed = (policy: readonly PolicyStatement[], request: AccessRequest): boolean => {
  const effects = policy.filter((statement) => applies(statement, request)).map(({ Effect }) => Effect);
  return effects.includes("Allow") && !effects.includes("Deny");
};
