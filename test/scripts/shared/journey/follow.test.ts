import { describe, expect, it, vi } from "vitest";
import { expectedExecutions, followExecutions } from "../../../../scripts/shared/journey/follow.js";
import type { ExecutionSummary } from "../../../../scripts/shared/executions/execution-report.js";

const execution = (name: string, status: string): ExecutionSummary => ({
  arn: name,
  name,
  status,
  startedAt: new Date(0),
  stoppedAt: undefined,
});

/** Answers each poll with the next list, and the last one for ever. */
const polls = (...lists: ExecutionSummary[][]) => {
  let poll = 0;
  return async function* () {
    yield* await Promise.resolve(lists[Math.min(poll, lists.length - 1)] ?? []);
    poll += 1;
  };
};

describe("followExecutions", () => {
  const signal = new AbortController().signal;

  it("waits until every expected execution is finished, and reports progress", async () => {
    const progress: number[] = [];
    const list = polls(
      [execution("a", "RUNNING")],
      [execution("a", "SUCCEEDED"), execution("b", "RUNNING")],
      [execution("a", "SUCCEEDED"), execution("b", "FAILED")],
    );

    const finished = await followExecutions(new Set(["a", "b"]), { list, onProgress: (n) => progress.push(n), signal });

    expect(finished).toBe(2);
    expect(progress).toEqual([0, 1, 2]);
  });

  it("does not count executions of other tickets", async () => {
    const list = polls(
      [execution("other", "SUCCEEDED")],
      [execution("other", "SUCCEEDED"), execution("a", "SUCCEEDED")],
    );
    const progress: number[] = [];

    await followExecutions(new Set(["a"]), { list, onProgress: (n) => progress.push(n), signal });

    expect(progress).toEqual([0, 1]);
  });

  it("gives up if no execution finishes within the idle timeout", async () => {
    const list = polls([execution("a", "RUNNING")]);

    const following = followExecutions(new Set(["a"]), { list, onProgress: () => undefined, signal, idleTimeoutMs: 1 });

    expect(await following).toBe(0);
  });

  it("does not wait if no ticket was sent", async () => {
    const list = vi.fn(polls([]));

    expect(await followExecutions(new Set(), { list, onProgress: () => undefined, signal })).toBe(0);
    expect(list).not.toHaveBeenCalled();
  });

  it("stops immediately when aborted", async () => {
    const controller = new AbortController();
    const following = followExecutions(new Set(["a"]), {
      list: polls([]),
      onProgress: () => {
        controller.abort();
      },
      signal: controller.signal,
    });

    await expect(following).rejects.toThrow(/abort/i);
  });
});

it("expects one execution for a ticket and all its copies, and none for other records", () => {
  const ticket = { kind: "ticket" as const, sentAt: 0, ticket: { ticketId: "a", executionName: "a-1" } };

  expect(expectedExecutions([ticket, ticket, { kind: "foreign", sentAt: 0 }])).toEqual(new Set(["a-1"]));
});
