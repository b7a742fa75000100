import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arnOf } from "../../../support/fakes/replay-fakes.js";
import { replayName, ticketIdOfExecution } from "../../../../functions/shared/intake/execution-name.js";

const ticketIds = fc.stringMatching(/^[A-Za-z0-9_-]{1,63}$/);

describe("the name of a replay", () => {
  it("is valid for Step Functions, and begins with the ticket's id", () => {
    fc.assert(
      fc.property(ticketIds, fc.nat(9), (ticketId, redriveCount) => {
        const name = replayName(ticketId, arnOf("any"), redriveCount);
        expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
        expect(ticketIdOfExecution(name)).toBe(ticketId);
      }),
    );
  });

  it("is the same for the same end, and different for every other end", () => {
    const names = [
      replayName("T", arnOf("a")),
      replayName("T", arnOf("a"), 0),
      replayName("T", arnOf("a"), 1),
      replayName("T", arnOf("b")),
    ];

    expect(names[0]).toBe(names[1]);
    expect(new Set(names).size).toBe(3);
  });
});

it.each([
  ["TKT-1-0123456789abcdef", "TKT-1"],
  ["a-0123456789abcdef-0123456789abcdef", "a-0123456789abcdef"],
  ["by-hand", "by-hand"],
])("reads from the name %s that the execution belongs to ticket %s", (name, ticketId) => {
  expect(ticketIdOfExecution(name)).toBe(ticketId);
});
