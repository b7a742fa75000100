import type { AttributeValue } from "@aws-sdk/client-dynamodb";

export type TableItem = Readonly<Record<string, AttributeValue>>;

/** What an expression stands in. */
export interface Expressions {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

type Value = AttributeValue | undefined;
type Operand = (item: TableItem, scope: Expressions) => Value;
type Condition = (item: TableItem, scope: Expressions) => boolean;

const TOKEN = /\s*([#:]?\w+|<=|>=|<>|[=<>(),+-])/y;

const unknown = (text: string): Error => new Error(`An expression is unknown here: ${text}. Say what it does.`);

const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw unknown(text);
    tokens.push(token);
  }
  return tokens;
};

const nameOf = (token: string, { names }: Expressions): string =>
  token.startsWith("#") ? (names[token] ?? `no name ${token}`) : token;

const isEqual = (left: Value, right: Value): boolean => {
  // Keys are texts, and a query compares those of all items.
  if (left?.S !== undefined) return left.S === right?.S;
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
};

/** Below, at or above zero; undefined for values that have no order, as those of different types. */
const compare = (left: Value, right: Value): number | undefined => {
  if (left?.N !== undefined && right?.N !== undefined) return Number(left.N) - Number(right.N);
  if (left?.S === undefined || right?.S === undefined) return undefined;
  return left.S === right.S ? 0 : left.S < right.S ? -1 : 1;
};

const isOrdered = (left: Value, right: Value, test: (order: number) => boolean): boolean => {
  const order = compare(left, right);
  return order !== undefined && test(order);
};

const COMPARISONS: Readonly<Record<string, (left: Value, right: Value) => boolean>> = {
  "=": isEqual,
  "<>": (left, right) => !isEqual(left, right),
  "<": (left, right) => isOrdered(left, right, (order) => order < 0),
  "<=": (left, right) => isOrdered(left, right, (order) => order <= 0),
  ">": (left, right) => isOrdered(left, right, (order) => order > 0),
  ">=": (left, right) => isOrdered(left, right, (order) => order >= 0),
};

const contains = (whole: Value, part: Value): boolean =>
  part?.S !== undefined && (whole?.SS?.includes(part.S) ?? whole?.S?.includes(part.S) ?? false);

const size = (value: Value): Value => {
  const length = value?.SS?.length ?? value?.L?.length ?? value?.S?.length;
  return length === undefined ? undefined : { N: String(length) };
};

const TESTS: Readonly<Record<string, (first: Value, second: Value) => boolean>> = {
  attribute_exists: (value) => value !== undefined,
  attribute_not_exists: (value) => value === undefined,
  begins_with: (whole, start) => start?.S !== undefined && whole?.S?.startsWith(start.S) === true,
  contains,
};

/** Reads conditions and update expressions, as DynamoDB's grammar has them; documents within items are unknown here. */
class Parser {
  readonly #tokens: string[];
  #at = 0;

  constructor(private readonly text: string) {
    this.#tokens = tokensOf(text);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  accepts(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw unknown(this.text);
    this.#at += 1;
    return token;
  }

  expect(token: string): void {
    if (!this.accepts(token)) throw unknown(this.text);
  }

  /** `a OR b AND NOT c` */
  condition(): Condition {
    const either = this.#listOf("OR", () => this.#conjunction());
    return (item, scope) => either.some((each) => each(item, scope));
  }

  operand(): Operand {
    const token = this.next();
    if (token.startsWith(":")) return (_, { values }) => values[token];
    if (token === "size") return this.#calls((value) => size(value));
    if (token === "if_not_exists") return this.#calls((value, other) => value ?? other);
    return (item, scope) => item[nameOf(token, scope)];
  }

  /** The value that SET gives: an operand, or the sum or difference of two. */
  sum(): Operand {
    const left = this.operand();
    const sign = this.accepts("+") ? 1 : this.accepts("-") ? -1 : undefined;
    if (sign === undefined) return left;
    const right = this.operand();
    return (item, scope) => ({ N: String(Number(left(item, scope)?.N) + sign * Number(right(item, scope)?.N)) });
  }

  #conjunction(): Condition {
    const all = this.#listOf("AND", () => this.#negatable());
    return (item, scope) => all.every((each) => each(item, scope));
  }

  #negatable(): Condition {
    if (!this.accepts("NOT")) return this.#primary();
    const positive = this.#negatable();
    return (item, scope) => !positive(item, scope);
  }

  #primary(): Condition {
    if (this.accepts("(")) {
      const inner = this.condition();
      this.expect(")");
      return inner;
    }
    const test = TESTS[this.#tokens[this.#at] ?? ""];
    if (test === undefined) return this.#comparison();
    this.next();
    const [first, second] = this.#arguments();
    return (item, scope) => test(first?.(item, scope), second?.(item, scope));
  }

  #comparison(): Condition {
    const left = this.operand();
    if (this.accepts("BETWEEN")) return this.#between(left);
    if (this.accepts("IN")) {
      const all = this.#arguments();
      return (item, scope) => all.some((each) => isEqual(left(item, scope), each(item, scope)));
    }
    const holdsFor = COMPARISONS[this.next()];
    if (holdsFor === undefined) throw unknown(this.text);
    const right = this.operand();
    return (item, scope) => holdsFor(left(item, scope), right(item, scope));
  }

  #between(operand: Operand): Condition {
    const lower = this.operand();
    this.expect("AND");
    const upper = this.operand();
    return (item, scope) => {
      const value = operand(item, scope);
      const isAbove = isOrdered(lower(item, scope), value, (order) => order <= 0);
      return isAbove && isOrdered(value, upper(item, scope), (order) => order <= 0);
    };
  }

  #calls(apply: (first: Value, second: Value) => Value): Operand {
    const [first, second] = this.#arguments();
    return (item, scope) => apply(first?.(item, scope), second?.(item, scope));
  }

  #arguments(): readonly Operand[] {
    this.expect("(");
    const all = [this.operand()];
    while (this.accepts(",")) all.push(this.operand());
    this.expect(")");
    return all;
  }

  #listOf(separator: string, read: () => Condition): readonly Condition[] {
    const all = [read()];
    while (this.accepts(separator)) all.push(read());
    return all;
  }
}

/** Expressions come from code, so there are few. */
const conditions = new Map<string, Condition>();

const conditionOf = (expression: string): Condition => {
  const known = conditions.get(expression);
  if (known !== undefined) return known;
  const parser = new Parser(expression);
  const condition = parser.condition();
  if (!parser.isAtEnd) throw unknown(expression);
  conditions.set(expression, condition);
  return condition;
};

/** Whether a condition holds; a comparison with a missing attribute fails. */
export const holds = (expression: string | undefined, item: TableItem, scope: Expressions): boolean =>
  expression === undefined || expression === "" || conditionOf(expression)(item, scope);

const added = (old: Value, by: Value): Value => {
  if (by?.SS !== undefined) return { SS: [...new Set([...(old?.SS ?? []), ...by.SS])] };
  return { N: String(Number(old?.N ?? 0) + Number(by?.N)) };
};

/** A set that has become empty is gone. */
const deleted = (old: Value, removed: Value): Value => {
  const SS = (old?.SS ?? []).filter((each) => removed?.SS?.includes(each) !== true);
  return SS.length === 0 ? undefined : { SS };
};

const CLAUSES: Readonly<Record<string, (parser: Parser, attribute: Operand) => Operand>> = {
  SET: (parser) => {
    parser.expect("=");
    return parser.sum();
  },
  REMOVE: () => () => undefined,
  ADD: (parser, attribute) => {
    const by = parser.operand();
    return (item, scope) => added(attribute(item, scope), by(item, scope));
  },
  DELETE: (parser, attribute) => {
    const removed = parser.operand();
    return (item, scope) => deleted(attribute(item, scope), removed(item, scope));
  },
};

/** The item after an update expression. Every part sees the item as it was before. */
export const updated = (expression: string | undefined, item: TableItem, scope: Expressions): TableItem => {
  const parser = new Parser(expression ?? "");
  const changed: Record<string, Value> = { ...item };
  while (!parser.isAtEnd) {
    const clause = CLAUSES[parser.next()];
    if (clause === undefined) throw unknown(expression ?? "");
    do {
      const name = nameOf(parser.next(), scope);
      changed[name] = clause(parser, (before) => before[name])(item, scope);
    } while (parser.accepts(","));
  }
  return Object.fromEntries(
    Object.entries(changed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
};
