/** A value that a policy accepts, or a rule about values. */
type Rule = string | { readonly "anything-but": string | readonly string[] };

/** A filter policy of scope MessageAttributes, with the operators that this project uses. */
export interface Policy {
  readonly $or?: readonly Policy[];
  readonly [attribute: string]: readonly Rule[] | readonly Policy[] | undefined;
}

const KEYWORDS = new Set([
  "anything-but",
  "cidr",
  "equals-ignore-case",
  "exists",
  "numeric",
  "prefix",
  "suffix",
  "wildcard",
]);

const isPolicy = (value: unknown): value is Policy =>
  typeof value === "object" && value !== null && Object.keys(value).every((key) => !KEYWORDS.has(key));

/** To SNS, `$or` is an operator only with two or more objects without keywords as fields; else, an attribute. */
const isOr = (name: string, rules: readonly unknown[]): rules is readonly Policy[] =>
  name === "$or" && rules.length >= 2 && rules.every(isPolicy);

const meets = (value: string, rule: unknown): boolean => {
  if (typeof rule === "string") return value === rule;
  if (typeof rule !== "object" || rule === null || Object.keys(rule).join() !== "anything-but") {
    throw new Error(`This evaluator does not support ${JSON.stringify(rule)}.`);
  }
  return ![(rule as { "anything-but": string | string[] })["anything-but"]].flat().includes(value);
};

/**
 * Whether SNS delivers a message with these attributes to a subscription with this policy: one rule of every name must
 * match, and a missing attribute matches none. See "AND/OR logic" and "String value matching" in the developer guide.
 * @throws Error for an operator that is not supported here
 */
export const accepts = (policy: Policy, attributes: Readonly<Record<string, string>>): boolean =>
  Object.entries(policy).every(([name, rules = []]) => {
    if (isOr(name, rules)) return rules.some((member) => accepts(member, attributes));
    const value = attributes[name];
    return value !== undefined && rules.some((rule) => meets(value, rule));
  });
