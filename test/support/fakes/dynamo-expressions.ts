import type { AttributeValue } from "@aws-sdk/client-dynamodb";

export type TableItem = Readonly<Record<string, AttributeValue>>;

/** What an expression stands in. */
export interface Expressions {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

const PART = /^(?<attribute>[#\w]+) (?<operator>=|<|<=|>=) (?<operand>[:#\w]+)$/;
const EXISTS = /^(?<not>attribute_not_exists|attribute_exists)\((?<attribute>[#\w]+)\)$/;

const unknown = (text: string): Error => new Error(`An expression is unknown here: ${text}. Say what it does.`);

const named = (token: string, { names }: Expressions): string =>
  token.startsWith("#") ? (names[token] ?? `no name ${token}`) : token;

const operandOf = (token: string, item: TableItem, scope: Expressions): AttributeValue | undefined =>
  token.startsWith(":") ? scope.values[token] : item[named(token, scope)];

const isLess = (left: AttributeValue | undefined, right: AttributeValue | undefined): boolean => {
  if (left?.N !== undefined && right?.N !== undefined) return Number(left.N) < Number(right.N);
  return left?.S !== undefined && right?.S !== undefined && left.S < right.S;
};

const isEqual = (left: AttributeValue | undefined, right: AttributeValue | undefined): boolean =>
  left !== undefined && JSON.stringify(left) === JSON.stringify(right);

const holdsPart = (part: string, item: TableItem, scope: Expressions): boolean => {
  if (part.startsWith("("))
    return part
      .slice(1, -1)
      .split(" OR ")
      .some((each) => holdsPart(each, item, scope));
  const exists = EXISTS.exec(part)?.groups;
  if (exists !== undefined)
    return (item[named(exists["attribute"] ?? "", scope)] === undefined) === exists["not"]?.includes("not");
  const { attribute = "", operator, operand = "" } = PART.exec(part)?.groups ?? {};
  const [left, right] = [item[named(attribute, scope)], operandOf(operand, item, scope)];
  if (operator === "=") return isEqual(left, right);
  if (operator === "<") return isLess(left, right);
  if (operator === "<=") return isLess(left, right) || isEqual(left, right);
  if (operator === ">=") return isLess(right, left) || isEqual(left, right);
  throw unknown(part);
};

/** Whether a condition holds, for the expressions that the desk uses; a comparison with a missing attribute fails. */
export const holds = (expression: string | undefined, item: TableItem, scope: Expressions): boolean =>
  (expression ?? "")
    .replaceAll(/(\S+) BETWEEN (\S+) AND (\S+)/g, "$1 >= $2 AND $1 <= $3")
    .split(" AND ")
    .filter((part) => part !== "")
    .every((part) => holdsPart(part, item, scope));

const added = (old: AttributeValue | undefined, by: AttributeValue | undefined): AttributeValue => ({
  N: String(Number(old?.N ?? 0) + Number(by?.N)),
});

const setTo = (operand: string, item: TableItem, scope: Expressions): AttributeValue | undefined => {
  const { attribute, value } = /^if_not_exists\((?<attribute>[#\w]+), (?<value>:\w+)\)$/.exec(operand)?.groups ?? {};
  if (attribute === undefined || value === undefined) return operandOf(operand, item, scope);
  return item[named(attribute, scope)] ?? scope.values[value];
};

const applied = (clause: string, text: string, item: TableItem, scope: Expressions): TableItem => {
  const parts = text.split(/, (?![^(]*\))/).map((part) => part.trim());
  const changed: Record<string, AttributeValue | undefined> = { ...item };
  for (const part of parts) {
    const [name = "", operand = ""] = part.split(clause === "SET" ? " = " : " ");
    const attribute = named(name, scope);
    if (clause === "SET") changed[attribute] = setTo(operand, item, scope);
    else if (clause === "ADD") changed[attribute] = added(item[attribute], scope.values[operand]);
    else if (clause === "REMOVE") changed[attribute] = undefined;
    else throw unknown(clause);
  }
  return Object.fromEntries(
    Object.entries(changed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
};

/** The item after an update expression. Every clause sees the item as it was before. */
export const updated = (expression: string | undefined, item: TableItem, scope: Expressions): TableItem => {
  const clauses = (expression ?? "").split(/ ?\b(SET|ADD|REMOVE) /).slice(1);
  let result = item;
  for (let index = 0; index < clauses.length; index += 2)
    result = applied(clauses[index] ?? "", clauses[index + 1] ?? "", result, scope);
  return result;
};
