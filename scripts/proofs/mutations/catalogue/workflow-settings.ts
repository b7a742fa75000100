import type { Guarantee, Mutation } from "../mutation.js";
import { definition, type AslState } from "../../../../test/support/builders/asl.js";

export const ASL = "state-machine/ticket-pipeline.asl.json";
export const STRUCTURE = ["test/state-machine/structure.test.ts", "test/state-machine/failure-path.test.ts"];

type Path = readonly (string | number)[];

/** A state and where it stands in the definition. */
export interface PlacedState {
  readonly name: string;
  readonly state: AslState;
  readonly path: Path;
}

const placedIn = (states: Readonly<Record<string, AslState>>, path: Path): PlacedState[] =>
  Object.entries(states).flatMap(([name, state]) => {
    const own = [...path, name];
    const inside = state.Branches.flatMap((branch, index) =>
      placedIn(branch.States, [...own, "Branches", index, "States"]),
    );
    return [{ name, state, path: own }, ...inside];
  });

export const placedStates = placedIn(definition.States, ["States"]);

/** The path of the state of this name. */
export const pathTo = (name: string, ...rest: Path): Path => {
  const place = placedStates.find((placed) => placed.name === name);
  if (place === undefined) throw new Error(`There is no state "${name}".`);
  return [...place.path, ...rest];
};

/** "Same content?" as `same-content`, "DynamoDB.ThrottlingException" as `dynamodb-throttlingexception`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");

const withoutValue = (name: string, path: Path, takesAway: string, breaks: Guarantee): Mutation => ({
  name: `workflow/${name}`,
  removes: takesAway,
  breaks,
  file: ASL,
  edit: { path },
  tests: STRUCTURE,
});

/** Each of several entries by its first error; a single one goes with the whole. */
const entriesOf = (
  { name, path }: PlacedState,
  field: "Retry" | "Catch",
  entries: readonly { readonly ErrorEquals: readonly string[] }[],
): Mutation[] =>
  entries.length < 2
    ? []
    : entries.map(({ ErrorEquals: [error = ""] }, index) => {
        const what = `the ${field} of ${error} at ${name}`;
        return withoutValue(
          `${slug(name)}/${field.toLowerCase()}/${slug(error)}`,
          [...path, field, index],
          what,
          "lost",
        );
      });

const settingsOf = (placed: PlacedState): Mutation[] => {
  const { name, state, path } = placed;
  const whole = (field: "Retry" | "Catch"): Mutation =>
    withoutValue(`${slug(name)}/${field.toLowerCase()}`, [...path, field], `every ${field} of ${name}`, "lost");
  const limit = `the time limit of ${name}, so that a call may hang for the rest of the day`;
  return [
    ...(state.Retry.length > 0 ? [whole("Retry"), ...entriesOf(placed, "Retry", state.Retry)] : []),
    ...(state.Catch.length > 0 ? [whole("Catch"), ...entriesOf(placed, "Catch", state.Catch)] : []),
    ...(state.TimeoutSeconds === undefined
      ? []
      : [withoutValue(`${slug(name)}/time-limit`, [...path, "TimeoutSeconds"], limit, "visible")]),
  ];
};

/** Every retry, catch and time limit of the state machine, one by one, whatever states it has. */
export const workflowSettings: readonly Mutation[] = [
  {
    name: "workflow/time-limit",
    removes: "the day after which an execution ends: it may last a year",
    breaks: "visible",
    file: ASL,
    edit: { path: ["TimeoutSeconds"], put: 365 * 24 * 60 * 60 },
    tests: STRUCTURE,
  },
  ...placedStates.flatMap(settingsOf),
];
