/** The state machine's definition as the mutations and its own tests read it: its states, and where each is defined. */
import { readFileSync } from "node:fs";
import * as z from "zod";

/** The definition's file, from the project's root. */
export const ASL = "state-machine/ticket-pipeline.asl.json";

const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number(),
  BackoffRate: z.number(),
  MaxAttempts: z.number(),
  MaxDelaySeconds: z.number().default(Infinity),
  JitterStrategy: z.string().optional(),
});
export type Retrier = z.infer<typeof Retrier>;

const Catcher = z.strictObject({
  ErrorEquals: z.array(z.string()),
  Next: z.string(),
  Output: z.unknown().optional(),
  Assign: z.unknown().optional(),
});
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

/** Keys and indexes that lead to a value of the definition. */
export type AslPath = readonly (string | number)[];

/** A state and where it is in the definition. */
export interface LocatedState {
  readonly name: string;
  readonly state: AslState;
  readonly path: AslPath;
}

export const definitionText = readFileSync(ASL, "utf8");
export const definition = DefinitionSchema.parse(JSON.parse(definitionText));

const locateIn = (states: States, path: AslPath): LocatedState[] =>
  Object.entries(states).flatMap(([name, state]) => {
    const own = [...path, name];
    const inside = state.Branches.flatMap((branch, index) =>
      locateIn(branch.States, [...own, "Branches", index, "States"]),
    );
    return [{ name, state, path: own }, ...inside];
  });

/** Every state, those of branches included. */
export const locatedStates: readonly LocatedState[] = locateIn(definition.States, ["States"]);

/** Every state by its name, those of branches included. */
export const allStates = locatedStates.map(({ name, state }): [string, AslState] => [name, state]);
export const tasks = allStates.filter(([, state]) => state.Type === "Task");

/**
 * The path of a value of the state of this name.
 * @throws Error when the definition has no such state.
 */
export const pathTo = (name: string, ...rest: AslPath): AslPath => {
  const located = locatedStates.find((state) => state.name === name);
  if (located === undefined) throw new Error(`State "${name}" not found.`);
  return [...located.path, ...rest];
};
