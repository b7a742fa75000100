import jsonata from "jsonata";
import { TICKET_KEY_PLACEHOLDERS } from "../../../functions/shared/table/ticket-table.js";

const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/** Every JSONata expression in a value, without its delimiters. */
export const expressionsIn = (value: unknown): string[] => {
  if (typeof value === "string") return EXPRESSION.exec(value)?.slice(1) ?? [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(expressionsIn);
};

export interface EvaluationScope {
  readonly input?: unknown;
  readonly result?: unknown;
  readonly errorOutput?: unknown;
  /** The execution's own input. */
  readonly executionInput?: unknown;
  /** Workflow variables. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

const EXECUTION = {
  Id: "arn:aws:states:us-east-1:111122223333:execution:ticket-pipeline-dev-workflow:one",
  StartTime: "2026-11-21T08:30:01.000Z",
};

/** Evaluates a field of a state as Step Functions would: an expression without a result is an error there too. */
export const evaluate = async (value: unknown, scope: EvaluationScope): Promise<unknown> => {
  if (typeof value === "string") return await evaluateText(value, scope);
  if (Array.isArray(value)) return await Promise.all(value.map((item) => evaluate(item, scope)));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await evaluate(item, scope)] as const);
  return Object.fromEntries(await Promise.all(entries));
};

/** Fills the placeholders of a ticket's key, as the stack does. */
const withTicketKey = (text: string): string =>
  Object.entries(TICKET_KEY_PLACEHOLDERS).reduce(
    (filled, [name, value]) => filled.replaceAll(`\${${name}}`, value),
    text,
  );

const evaluateText = async (template: string, scope: EvaluationScope): Promise<unknown> => {
  const text = withTicketKey(template);
  const expression = EXPRESSION.exec(text)?.[1];
  if (expression === undefined) return text;
  const { input, result, errorOutput, executionInput, variables = {} } = scope;
  const context = { Execution: { ...EXECUTION, Input: executionInput } };
  const states = { input, result, errorOutput, context };
  const found: unknown = await jsonata(expression).evaluate(undefined, { ...variables, states });
  if (found === undefined) throw new Error(`No result: ${expression}`);
  // JSONata's own sequences and objects carry more than their values.
  return JSON.parse(JSON.stringify(found)) as unknown;
};
