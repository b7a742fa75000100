import { expect, it } from "vitest";
import type { ExecutionSummary } from "../../../../scripts/shared/executions/execution-report.js";
import { findTicket, OTHERS_LIMIT, type TicketSources } from "../../../../scripts/commands/trace/find-ticket.js";

const NAMED = "TKT-1-0123456789abcdef";

const anExecution = (name: string, startedAt = new Date(0)): ExecutionSummary => ({
  arn: `arn:${name}`,
  name,
  status: "SUCCEEDED",
  startedAt,
  stoppedAt: undefined,
});

/** Executions, and the ARN the ticket's item holds. Counts what is listed. */
class FakeSources implements TicketSources {
  listed = 0;

  constructor(
    private readonly kept: string | undefined,
    private readonly executions: readonly ExecutionSummary[],
  ) {}

  executionArn(ticketId: string): Promise<string | undefined> {
    return Promise.resolve(ticketId === "TKT-1" ? this.kept : undefined);
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

it("finds the execution that the ticket's item names, whatever its own name", async () => {
  expect(await namesOf(new FakeSources("arn:replay", [anExecution("replay")]))).toEqual(["replay"]);
});

it("finds it behind more executions than are looked through", async () => {
  const sources = new FakeSources(`arn:${NAMED}`, [...others(OTHERS_LIMIT * 2), anExecution(NAMED)]);

  expect(await namesOf(sources)).toEqual([NAMED]);
  expect(sources.listed).toBe(OTHERS_LIMIT);
});

it("lists the ticket's other executions after it, and it once", async () => {
  const again = anExecution("TKT-1-fedcba9876543210", new Date(1));
  const sources = new FakeSources(`arn:${NAMED}`, [again, anExecution(NAMED)]);

  expect(await namesOf(sources)).toEqual([NAMED, again.name]);
});

it.each([
  ["there is no item", undefined],
  ["the item's execution is gone", "arn:gone"],
])("looks by name, further back, when %s", async (_when, kept) => {
  const sources = new FakeSources(kept, [...others(OTHERS_LIMIT * 2), anExecution(NAMED)]);

  expect(await namesOf(sources)).toEqual([NAMED]);
});

it("finds nothing of a ticket that never came", async () => {
  expect(await namesOf(new FakeSources(undefined, others(3)))).toEqual([]);
});
