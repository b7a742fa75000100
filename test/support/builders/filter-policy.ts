/** A value that a policy asks for, or a rule about it. */
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

/** SNS takes `$or` for an operator only over two objects or more, none of whose fields is a keyword; else for an attribute's name. */
const isOr = (name: string, rules: readonly unknown[]): rules is readonly Policy[] =>
  name === "$or" && rules.length >= 2 && rules.every(isPolicy);

const meets = (value: string, rule: unknown): boolean => {
  if (typeof rule === "string") return value === rule;
  if (typeof rule !== "object" || rule === null || Object.keys(rule).join() !== "anything-but") {
    throw new Error(`This evaluator does not know ${JSON.stringify(rule)}.`);
  }
  return ![(rule as { "anything-but": string | string[] })["anything-but"]].flat().includes(value);
};

/**
 * Whether SNS hands a message with these attributes to a subscription with this policy: all names must match, and of each one
 * rule; an attribute that the message lacks matches no rule. After the developer guide, "AND/OR logic" and "String value matching".
 * @throws Error for an operator it does not know.
 */
export const accepts = (policy: Policy, attributes: Readonly<Record<string, string>>): boolean =>
  Object.entries(policy).every(([name, rules = []]) => {
    if (isOr(name, rules)) return rules.some((member) => accepts(member, attributes));
    const value = attributes[name];
    return value !== undefined && rules.some((rule) => meets(value, rule));
  });
