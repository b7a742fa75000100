import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";

type Item = Record<string, AttributeValue>;

const refuse = (reason: string): never => {
  throw Object.assign(new Error(reason), { name: "ValidationException", $metadata: { httpStatusCode: 400 } });
};

const TOKEN = /\s*(attribute_exists|attribute_not_exists|AND|OR|IN|<=|=|\(|\)|,|[#:]?\w+)/y;

/** The tokens of a condition. */
const tokensOf = (expression: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const [, token] = TOKEN.exec(expression) ?? refuse(`cannot read the condition ${expression}`);
    tokens.push(token ?? "");
  }
  return tokens;
};

/** Names and values of a request. DynamoDB refuses one that it does not use. */
class Placeholders {
  readonly #used = new Set<string>();

  constructor(private readonly request: UpdateItemCommandInput) {}

  name(token: string): string {
    this.#used.add(token);
    return token.startsWith("#")
      ? (this.request.ExpressionAttributeNames?.[token] ?? refuse(`no name ${token}`))
      : token;
  }

  value(token: string): AttributeValue {
    this.#used.add(token);
    return this.request.ExpressionAttributeValues?.[token] ?? refuse(`no value ${token}`);
  }

  refuseUnused(): void {
    const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = this.request;
    for (const token of [...Object.keys(names), ...Object.keys(values)])
      if (!this.#used.has(token)) refuse(`${token} is not used`);
  }
}

/** Evaluates a condition of comparisons, attribute functions, IN, AND, OR and brackets. Reads it to its end always. */
const holds = (expression: string, item: Item, placeholders: Placeholders): boolean => {
  const tokens = tokensOf(expression);
  const next = (expected?: string): string => {
    const token = tokens.shift() ?? "";
    return expected === undefined || token === expected ? token : refuse(`expected ${expected}, got ${token}`);
  };
  const valueOf = (value: AttributeValue | undefined): string => JSON.stringify(value);
  const list = (): string[] => {
    next("(");
    const values = [valueOf(placeholders.value(next()))];
    while (tokens[0] === ",") {
      next(",");
      values.push(valueOf(placeholders.value(next())));
    }
    next(")");
    return values;
  };
  const attribute = (): AttributeValue | undefined => item[placeholders.name(next())];
  const exists = (): boolean => {
    next("(");
    const found = attribute() !== undefined;
    next(")");
    return found;
  };
  const term = (): boolean => {
    if (tokens[0] === "(") {
      next("(");
      const inner = either();
      next(")");
      return inner;
    }
    if (tokens[0] === "attribute_exists") return next() !== "" && exists();
    if (tokens[0] === "attribute_not_exists") return next() !== "" && !exists();
    const left = attribute();
    const operator = next();
    if (operator === "IN") return list().includes(valueOf(left));
    const right = placeholders.value(next());
    if (operator === "=") return valueOf(left) === valueOf(right);
    return operator === "<=" ? left !== undefined && (left.S ?? "") <= (right.S ?? "") : refuse(`operator ${operator}`);
  };
  const both = (): boolean => {
    let result = term();
    while (tokens[0] === "AND") {
      next();
      const right = term();
      result = result && right;
    }
    return result;
  };
  const either = (): boolean => {
    let result = both();
    while (tokens[0] === "OR") {
      next();
      const right = both();
      result = result || right;
    }
    return result;
  };
  const result = either();
  return tokens.length === 0 ? result : refuse(`cannot read the rest: ${tokens.join(" ")}`);
};

/** What an expression of the form `SET a = :a, b = :b REMOVE c, d` sets and removes. */
const changesOf = (expression: string, placeholders: Placeholders) => {
  const { set = "", remove = "" } = /^SET (?<set>.*?)(?: REMOVE (?<remove>.*))?$/.exec(expression)?.groups ?? {};
  const assigned = set.split(", ").map((assignment) => {
    const [name = "", placeholder = ""] = assignment.split(" = ");
    return [placeholders.name(name), placeholders.value(placeholder)] as const;
  });
  const removed = remove === "" ? [] : remove.split(", ").map((name) => placeholders.name(name));
  const paths = [...assigned.map(([name]) => name), ...removed];
  if (new Set(paths).size !== paths.length) refuse("two document paths overlap");
  if (paths.some((name) => name === "pk" || name === "sk")) refuse("a key cannot be updated");
  return { assigned, removed };
};

/** A table of items with one sort key each, which updates them by DynamoDB's rules and refuses what it refuses. */
export class FakeItemTable {
  readonly #items = new Map<string, Item>();
  readonly client = new DynamoDBClient({ region: "us-east-1" });
  /** Requests that were billed: those whose condition failed, too. */
  writes = 0;
  /** Called before each request, such as by a test in which another writer comes first. */
  beforeUpdate: (() => void) | undefined;

  constructor() {
    mockClient(this.client)
      .on(UpdateItemCommand)
      .callsFake((request: UpdateItemCommandInput) => this.#update(request));
  }

  put(item: Item): void {
    this.#items.set(item["pk"]?.S ?? "", item);
  }

  get(partition: string): Item | undefined {
    return this.#items.get(partition);
  }

  #update(request: UpdateItemCommandInput): object {
    this.writes += 1;
    this.beforeUpdate?.();
    const key = request.Key?.["pk"]?.S ?? "";
    const before = this.#items.get(key);
    const placeholders = new Placeholders(request);
    const isMet = holds(request.ConditionExpression ?? "", before ?? {}, placeholders);
    const { assigned, removed } = changesOf(request.UpdateExpression ?? "", placeholders);
    placeholders.refuseUnused();
    if (!isMet)
      throw new ConditionalCheckFailedException({ message: "no", $metadata: {}, ...(before && { Item: before }) });
    const changed = { ...before, ...request.Key, ...Object.fromEntries(assigned) };
    this.#items.set(key, Object.fromEntries(Object.entries(changed).filter(([name]) => !removed.includes(name))));
    return {};
  }
}
