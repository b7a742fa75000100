import { expect, it } from "vitest";
import type { ExecutionSummary } from "../../../../scripts/shared/executions/execution-report.js";
import {
  findByTicket,
  findTicket,
  OTHERS_LIMIT,
  takeFirst,
  type TicketSources,
} from "../../../../scripts/commands/trace/find-ticket.js";
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

it("does not confuse a ticket with one whose id starts with the same characters", async () => {
  expect(await findByTicket(listOf(anExecution(`TKT-1-B-${HASH}`), anExecution(`TKT-12-${HASH}`)), "TKT-1")).toEqual(
    [],
  );
});

it("stops after a number of executions", async () => {
  const list = listOf(anExecution(`TKT-1-${HASH}`), anExecution(`TKT-2-${HASH}`));

  expect(await findByTicket(list, "TKT-2", 1)).toEqual([]);
});

it("reads no more items than it returns", async () => {
  const list = listOf(1, 2, 3);

  expect(await takeFirst(list, 2)).toEqual([1, 2]);
  expect(await list.next()).toEqual({ done: true, value: undefined });
  expect(await takeFirst(listOf(1), 5)).toEqual([1]);
});

const NAMED = "TKT-1-0123456789abcdef";

/** Executions, and the ARN in the ticket's item. Counts the executions that are listed. */
class FakeSources implements TicketSources {
  listed = 0;

  constructor(
    private readonly named: string | undefined,
    private readonly executions: readonly ExecutionSummary[],
  ) {}

  executionArn(ticketId: string): Promise<string | undefined> {
    return Promise.resolve(ticketId === "TKT-1" ? this.named : undefined);
  }

  find(arn: string): Promise<ExecutionSummary | undefined> {
    return Promise.resolve(this.executions.find((execution) => execution.arn === arn));
  }

  async *list(): AsyncGenerator<ExecutionSummary> {
    for (const execution of this.executions) {
      this.listed += 1;
      yield await Promise.resolve(execution);
    }
  }
}

const namesOf = async (sources: TicketSources) => (await findTicket(sources, "TKT-1")).map(({ name }) => name);

const others = (count: number) => Array.from({ length: count }, (_, index) => anExecution(`other-${index}`));

it("finds the execution that the ticket's item names, whatever that execution's name is", async () => {
  expect(await namesOf(new FakeSources("arn:replay", [anExecution("replay")]))).toEqual(["replay"]);
});

it("finds it even if it is older than the executions that are searched", async () => {
  const sources = new FakeSources(`arn:${NAMED}`, [...others(OTHERS_LIMIT * 2), anExecution(NAMED)]);

  expect(await namesOf(sources)).toEqual([NAMED]);
  expect(sources.listed).toBe(OTHERS_LIMIT);
});

it("lists the ticket's other executions after it, and lists it once", async () => {
  const again = anExecution("TKT-1-fedcba9876543210", 1);
  const sources = new FakeSources(`arn:${NAMED}`, [again, anExecution(NAMED)]);

  expect(await namesOf(sources)).toEqual([NAMED, again.name]);
});

it.each([
  ["the item does not exist", undefined],
  ["the item's execution has expired", "arn:gone"],
])("searches by name, further back, if %s", async (_when, kept) => {
  const sources = new FakeSources(kept, [...others(OTHERS_LIMIT * 2), anExecution(NAMED)]);

  expect(await namesOf(sources)).toEqual([NAMED]);
});

it("finds nothing for an unknown ticket", async () => {
  expect(await namesOf(new FakeSources(undefined, others(3)))).toEqual([]);
});
