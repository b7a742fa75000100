import { expect, it } from "vitest";
import type { ExecutionSummary } from "../../../../scripts/shared/executions/execution-report.js";
import { findByTicket, takeFirst } from "../../../../scripts/commands/trace/find-executions.js";
import { at } from "../../../support/builders/histories.js";

const HASH = "0123456789abcdef";

const anExecution = (name: string, startedMs = 0): ExecutionSummary => ({
  arn: `arn:${name}`,
  name,
  status: "SUCCEEDED",
  startedAt: at(startedMs),
  stoppedAt: undefined,
});

async function* listOf<T>(...items: T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

it("finds all executions of a ticket, the latest start first", async () => {
  const list = listOf(
    anExecution(`TKT-1-${HASH}`, 1),
    anExecution(`TKT-2-${HASH}`, 2),
    anExecution("TKT-1-fedcba9876543210", 3),
  );

  expect((await findByTicket(list, "TKT-1")).map(({ name }) => name)).toEqual([
    "TKT-1-fedcba9876543210",
    `TKT-1-${HASH}`,
  ]);
});

it("does not take a ticket whose id only begins alike", async () => {
  expect(await findByTicket(listOf(anExecution(`TKT-1-B-${HASH}`), anExecution(`TKT-12-${HASH}`)), "TKT-1")).toEqual(
    [],
  );
});

it("gives up after a number of executions", async () => {
  const list = listOf(anExecution(`TKT-1-${HASH}`), anExecution(`TKT-2-${HASH}`));

  expect(await findByTicket(list, "TKT-2", 1)).toEqual([]);
});

it("asks for no more items than it takes", async () => {
  const list = listOf(1, 2, 3);

  expect(await takeFirst(list, 2)).toEqual([1, 2]);
  expect(await list.next()).toEqual({ done: true, value: undefined });
  expect(await takeFirst(listOf(1), 5)).toEqual([1]);
});
