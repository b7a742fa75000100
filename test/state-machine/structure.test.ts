import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import {
  allStates,
  definition,
  definitionText,
  tasks,
  type AslState,
  type Retrier,
} from "../../scripts/proofs/mutations/state-machine.js";
import { stateNamed } from "../support/builders/state-machine.js";
import { FUNCTIONS, type FunctionName } from "../../stacks/functions.js";
import { expressionsIn } from "../support/builders/jsonata.js";

interface Validation {
  errorsText(separator: string): string;
}
const validate = createRequire(import.meta.url)("asl-validator") as (definition: unknown) => Validation;

/** Longest time from the first attempt to the last; jitter can only shorten it. */
const secondsOfWaiting = ({ MaxAttempts, IntervalSeconds, BackoffRate, MaxDelaySeconds }: Retrier): number =>
  Array.from({ length: MaxAttempts }, (_, attempt) =>
    Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds),
  ).reduce((sum, wait) => sum + wait, 0);

const timeOf = (seconds: number): string => {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.round(seconds / 6) / 10} min` : `${Math.round(seconds / 360) / 10} h`;
};

/** As the README writes it: "8 in 2 min". */
const attemptsAndWaiting = (retrier: Retrier): string => {
  const seconds = secondsOfWaiting(retrier);
  return `${retrier.MaxAttempts} in ${timeOf(seconds)}`;
};

const targetsOf = ({ Next, Default, Catch, Choices }: AslState): string[] =>
  [Next, Default, ...Catch.map((catcher) => catcher.Next), ...Choices.map((choice) => choice.Next)].filter(
    (name) => name !== undefined,
  );

/** States entered from `name` to the end when nothing fails, including those of branches. */
const transitionsFrom = (name: string | undefined, states = definition.States): number => {
  if (name === undefined) return 0;
  const { Branches, Next } = stateNamed(name, states);
  const inside = Branches.map((branch) => transitionsFrom(branch.StartAt, branch.States));
  return 1 + inside.reduce((sum, count) => sum + count, 0) + transitionsFrom(Next, states);
};

const ends = (name: string, seen: readonly string[] = []): boolean => {
  if (seen.includes(name)) return false;
  const state = stateNamed(name);
  if (state.End || ["Succeed", "Fail"].includes(state.Type)) return true;
  const targets = targetsOf(state);
  return targets.length > 0 && targets.every((target) => ends(target, [...seen, name]));
};

/** As many instances run as the account, or the function's own limit, allows. */
const NO_ROOM = "Lambda.TooManyRequestsException";
const lambdaTasks = tasks.filter(([, { Resource }]) => Resource.endsWith("lambda:invoke"));
const topLevel = Object.entries(definition.States);
const retriedBy = ({ Retry }: AslState): string[] => Retry.flatMap((retrier) => retrier.ErrorEquals);
const lastCatch = (name: string) => stateNamed(name).Catch.at(-1);

describe("the state machine's definition", () => {
  it("is valid Amazon States Language in JSONata", () => {
    const rendered: unknown = JSON.parse(definitionText.replaceAll("${Partition}", "aws"));

    expect(validate(rendered).errorsText("\n")).toBe("");
    expect(definition.QueryLanguage).toBe("JSONata");
  });

  it("stays one page: under 250 lines and 20 states", () => {
    expect(definitionText.split("\n").length).toBeLessThan(250);
    expect(allStates.length).toBeLessThan(20);
  });

  it("ends every execution within a day", () => {
    expect(definition.TimeoutSeconds).toBe(24 * 60 * 60);
  });

  it("contains nothing that Terraform reads as a directive", () => {
    expect(definitionText).not.toContain("%{");
  });

  it("names no partition", () => {
    expect(definitionText).not.toContain("arn:aws");
  });

  it("takes seven transitions when nothing fails", () => {
    expect(transitionsFrom(definition.StartAt)).toBe(7);
  });

  it.each(topLevel)("leads from %s to an end, whatever happens", (name) => {
    expect(ends(name)).toBe(true);
  });

  it("uses every state", () => {
    const targets = [definition.StartAt, ...topLevel.flatMap(([, state]) => targetsOf(state))];

    expect(topLevel.map(([name]) => name).filter((name) => !targets.includes(name))).toEqual([]);
  });

  it.each(allStates)("has only JSONata that parses in %s", (_name, state) => {
    for (const expression of expressionsIn({ ...state, Branches: [] })) expect(() => jsonata(expression)).not.toThrow();
  });

  it("is described in its README: every state, its time limit, and how long each retry waits", () => {
    const rows = readFileSync("state-machine/README.md", "utf8").split("\n");

    for (const [name, state] of allStates) {
      const row = rows.find((line) => line.split("|")[1]?.trim() === name);
      expect(row).toContain(state.TimeoutSeconds === undefined ? name : `${state.TimeoutSeconds} s`);
      for (const retrier of state.Retry) expect(row).toContain(attemptsAndWaiting(retrier));
    }
  });
});

describe("every task", () => {
  it.each(tasks)("%s has a time limit and a retry", (_name, { TimeoutSeconds, Retry }) => {
    expect(TimeoutSeconds ?? 0).toBeGreaterThan(0);
    expect(Retry).not.toEqual([]);
  });

  it.each(tasks)("%s retries named errors only, with full jitter", (_name, task) => {
    expect(new Set(task.Retry.map((retrier) => retrier.JitterStrategy))).toEqual(new Set(["FULL"]));
    expect(retriedBy(task)).not.toContain("States.ALL");
    expect(retriedBy(task)).not.toContain("States.TaskFailed");
  });

  it.each(tasks)("%s never retries what a retry cannot help", (_name, task) => {
    expect(retriedBy(task)).not.toContain("DependencyRejected");
    expect(retriedBy(task)).not.toContain("InvalidInput");
    expect(retriedBy(task)).not.toContain("DynamoDB.ConditionalCheckFailedException");
  });

  it.each(tasks.filter(([name]) => name in definition.States))("%s has a way out for every error", (name) => {
    expect(lastCatch(name)?.ErrorEquals).toEqual(["States.ALL"]);
  });

  it("in a branch is caught by the state around it", () => {
    expect(lastCatch("Keep ticket")).toMatchObject({ ErrorEquals: ["States.ALL"], Next: "Record failure" });
  });

  it.each(lambdaTasks)(
    "%s waits about eight hours, a third of an execution's time, for a throttled function",
    (_name, task) => {
      const [retrier, ...others] = task.Retry.filter(({ ErrorEquals }) => ErrorEquals.includes(NO_ROOM));

      expect(others).toEqual([]);
      expect(retrier).toMatchObject({
        ErrorEquals: [NO_ROOM],
        IntervalSeconds: 2,
        BackoffRate: 2,
        MaxDelaySeconds: 300,
      });
      expect(timeOf(retrier ? secondsOfWaiting(retrier) : 0)).toBe("8 h");
    },
  );

  it.each(lambdaTasks)("%s retries Lambda's own errors", (_name, task) => {
    expect(retriedBy(task)).toEqual(
      expect.arrayContaining(["Lambda.ServiceException", "Lambda.Unknown", "States.Timeout"]),
    );
  });

  it.each(tasks.filter(([, { Resource }]) => Resource.includes(":dynamodb:")))(
    "%s retries a table without capacity under both its names, but not what also names denied and invalid requests",
    (_name, task) => {
      expect(retriedBy(task)).toEqual(
        expect.arrayContaining(["DynamoDB.RequestLimitExceeded", "DynamoDB.RequestLimitExceededException"]),
      );
      expect(retriedBy(task)).not.toContain("DynamoDB.AmazonDynamoDBException");
    },
  );

  it.each(tasks.filter(([, { Resource }]) => Resource.endsWith(":dynamodb:updateItem")))(
    "%s retries when a transaction of the API uses the ticket's item, as no SDK does",
    (_name, task) => {
      expect(retriedBy(task)).toContain("DynamoDB.TransactionConflictException");
    },
  );

  it.each([
    ["Detect sentiment", "detect-sentiment"],
    ["Generate response", "generate-response"],
    ["Triage by rules", "triage-by-rules"],
    ["Write ticket JSON", "write-ticket-json"],
    ["Record failure", "record-failure"],
  ] satisfies [string, FunctionName][])("%s gives up after its function does, not before", (name, folder) => {
    expect(stateNamed(name).TimeoutSeconds).toBeGreaterThan(FUNCTIONS[folder].timeoutSeconds);
  });
});

describe("a model that does not answer", () => {
  const generate = stateNamed("Generate response");

  it("is retried when it throttles, for at most half an hour", () => {
    const throttled = generate.Retry.find(({ ErrorEquals }) => ErrorEquals.includes("DependencyThrottled"));

    expect(throttled && secondsOfWaiting(throttled)).toBe(5 + 10 + 20 + 40 + 80 + 15 * 120);
  });

  it("is not retried with the same input when its answer is invalid: the function asks again with another", () => {
    expect(generate.Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).not.toContain("ModelOutputInvalid");
  });

  it.each([
    "DependencyThrottled",
    "DependencyUnavailable",
    "DependencyRejected",
    "ModelOutputInvalid",
    "States.Timeout",
  ])("leaves the ticket to the rules after %s", (error) => {
    expect(generate.Catch.find(({ ErrorEquals }) => ErrorEquals.includes(error))?.Next).toBe("Triage by rules");
  });
});

describe("a sentiment that cannot be detected", () => {
  const { Catch: catchers, Retry: retriers } = stateNamed("Detect sentiment");
  const wayOutOf = (error: string) => catchers.find(({ ErrorEquals }) => ErrorEquals.includes(error))?.Next;

  it.each(["DependencyThrottled", "DependencyUnavailable", "DependencyRejected", "States.Timeout", "Sandbox.Timedout"])(
    "is assumed after %s, and the ticket goes to the model",
    (error) => {
      expect(wayOutOf(error)).toBe("Assume neutral sentiment");
      expect(stateNamed("Assume neutral sentiment").Next).toBe("Generate response");
    },
  );

  it("is retried as long as its retries last before it is assumed", () => {
    const assumed = catchers.find(({ Next }) => Next === "Assume neutral sentiment")?.ErrorEquals ?? [];
    const retried = retriers.flatMap(({ ErrorEquals }) => ErrorEquals);

    expect(assumed.filter((error) => !retried.includes(error))).toEqual(["DependencyRejected"]);
  });

  it.each(["InvalidInput", "Lambda.Unknown", "Runtime.ExitError"])("fails the ticket visibly after %s", (error) => {
    expect(wayOutOf(error)).toBeUndefined();
    expect(catchers.at(-1)).toMatchObject({ ErrorEquals: ["States.ALL"], Next: "Record failure" });
  });
});

describe("the failure path", () => {
  it("ends in the state that the alarm watches, even when nothing can be recorded, queued or published", () => {
    expect(lastCatch("Record failure")?.Next).toBe("Queue failed ticket");
    expect(lastCatch("Queue failed ticket")?.Next).toBe("Notify failure");
    expect(lastCatch("Notify failure")?.Next).toBe("Ticket failed");
    expect(stateNamed("Ticket failed").Type).toBe("Fail");
  });
});

describe("JSONata", () => {
  it("is tested with the version that Step Functions runs", () => {
    const { version } = createRequire(import.meta.url)("jsonata/package.json") as { version: string };

    expect(version).toBe("2.0.6");
  });
});
