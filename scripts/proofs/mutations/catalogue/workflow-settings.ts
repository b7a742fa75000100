import type { Guarantee, Mutation } from "../mutation.js";
import { ASL, locatedStates, type AslPath, type LocatedState } from "../state-machine.js";

/** Most are seen in the definition; the catch of a used-up budget only in its expressions. */
export const STRUCTURE = [
  "test/state-machine/structure.test.ts",
  "test/state-machine/expressions.test.ts",
  "test/state-machine/failure-path.test.ts",
];

/** "Same content?" as `same-content`, "DynamoDB.ThrottlingException" as `dynamodb-throttlingexception`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");

const withoutValue = (name: string, path: AslPath, removes: string, breaks: Guarantee): Mutation => ({
  name: `workflow/${name}`,
  removes,
  breaks,
  file: ASL,
  edit: { path },
  tests: STRUCTURE,
});

/** Each entry by its first error, if there are several: the mutation of the whole field covers a single one. */
const entriesOf = (
  { name, path }: LocatedState,
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

const settingsOf = (located: LocatedState): Mutation[] => {
  const { name, state, path } = located;
  const wholeField = (field: "Retry" | "Catch"): Mutation =>
    withoutValue(`${slug(name)}/${field.toLowerCase()}`, [...path, field], `every ${field} of ${name}`, "lost");
  const limit = `the time limit of ${name}, so that a call may hang until the execution times out`;
  return [
    ...(state.Retry.length > 0 ? [wholeField("Retry"), ...entriesOf(located, "Retry", state.Retry)] : []),
    ...(state.Catch.length > 0 ? [wholeField("Catch"), ...entriesOf(located, "Catch", state.Catch)] : []),
    ...(state.TimeoutSeconds === undefined
      ? []
      : [withoutValue(`${slug(name)}/time-limit`, [...path, "TimeoutSeconds"], limit, "visible")]),
  ];
};

/** Every retry, catch and time limit of the state machine, one by one. New states are included automatically. */
export const workflowSettings: readonly Mutation[] = [
  {
    name: "workflow/time-limit",
    removes: "the time limit of a day for an execution: it may run for a year",
    breaks: "visible",
    file: ASL,
    edit: { path: ["TimeoutSeconds"], put: 365 * 24 * 60 * 60 },
    tests: STRUCTURE,
  },
  {
    name: "workflow/deletion",
    removes: "the hour for which a destruction waits for open executions",
    breaks: "clean",
    file: "stacks/constructs/workflow/ticket-workflow.ts",
    edit: { find: '      timeouts: { delete: "60m" },\n', put: "" },
    tests: ["test/stacks/constructs/workflow/ticket-workflow.test.ts"],
  },
  ...locatedStates.flatMap(settingsOf),
];
