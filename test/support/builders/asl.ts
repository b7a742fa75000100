import { readFileSync } from "node:fs";
import jsonata from "jsonata";
import * as z from "zod";

const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number(),
  BackoffRate: z.number(),
  MaxAttempts: z.number(),
  MaxDelaySeconds: z.number().default(Infinity),
  JitterStrategy: z.string().optional(),
});
export type Retrier = z.infer<typeof Retrier>;

const Catcher = z.strictObject({ ErrorEquals: z.array(z.string()), Next: z.string(), Output: z.unknown().optional() });
const Choice = z.strictObject({ Condition: z.string(), Next: z.string(), Output: z.unknown().optional() });

const StateSchema = z.looseObject({
  Type: z.string(),
  Resource: z.string().default(""),
  TimeoutSeconds: z.number().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  End: z.boolean().default(false),
  Retry: z.array(Retrier).default([]),
  Catch: z.array(Catcher).default([]),
  Choices: z.array(Choice).default([]),
  get Branches() {
    return z.array(z.strictObject({ StartAt: z.string(), States: z.record(z.string(), StateSchema) })).default([]);
  },
});
export type AslState = z.infer<typeof StateSchema>;

const DefinitionSchema = z.strictObject({
  Comment: z.string(),
  QueryLanguage: z.string(),
  TimeoutSeconds: z.number(),
  StartAt: z.string(),
  States: z.record(z.string(), StateSchema),
});

type States = Readonly<Record<string, AslState>>;

export const definitionText = readFileSync("state-machine/ticket-pipeline.asl.json", "utf8");
export const definition = DefinitionSchema.parse(JSON.parse(definitionText));

/** Every state by its name, those of branches included. */
export const statesIn = (states: States): [string, AslState][] =>
  Object.entries(states).flatMap(([name, state]): [string, AslState][] => [
    [name, state],
    ...state.Branches.flatMap((branch) => statesIn(branch.States)),
  ]);

export const allStates = statesIn(definition.States);
export const tasks = allStates.filter(([, state]) => state.Type === "Task");

export const stateNamed = (name: string, states: States = Object.fromEntries(allStates)): AslState => {
  const state = states[name];
  if (state === undefined) throw new Error(`There is no state "${name}".`);
  return state;
};

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

const evaluateText = async (text: string, scope: EvaluationScope): Promise<unknown> => {
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
