import { describe, expect, it } from "vitest";
import { replayName } from "../../../../functions/shared/intake/execution-name.js";
import {
  isIntact,
  evaluateChaos,
  type ChaosFindings,
  type SuccessfulExecution,
} from "../../../../scripts/proofs/chaos/evaluate-chaos.js";

/** An execution that succeeded. @param name unlike those of others */
const success = (ticketId: string, outcome: string, name = `${ticketId}-1`): SuccessfulExecution => ({
  arn: `arn:aws:states:us-east-1:111122223333:execution:tickets:${name}`,
  ticketId,
  outcome,
});

/** Two tickets that succeeded, and one quarantined record. */
const findings = (overrides: Partial<ChaosFindings> = {}): ChaosFindings => ({
  accepted: new Set(["A", "B"]),
  malformed: 1,
  statuses: new Map([
    ["A", "ANSWERED"],
    ["B", "NEEDS_HUMAN"],
  ]),
  objects: ["A", "B"],
  rows: ["A", "B"],
  successes: [success("A", "ANSWERED"), success("B", "NEEDS_HUMAN")],
  failed: new Set(),
  quarantined: ["shard-1"],
  malformedQuarantined: 1,
  givenUp: [],
  queued: 0,
  running: 0,
  replayCode: 0,
  disagreements: [],
  ...overrides,
});

describe("the evaluation of a chaos run", () => {
  it("finds nothing lost or duplicated when every record is stored once in every location", () => {
    const result = evaluateChaos(findings());

    expect(result).toMatchObject({
      accepted: 2,
      answered: 1,
      needsHuman: 1,
      quarantined: 1,
      lost: [],
      duplicated: [],
    });
    expect(isIntact(result)).toBe(true);
  });

  it.each([
    ["has no item", { statuses: new Map([["A", "ANSWERED"]]) }],
    [
      "stays in progress",
      {
        statuses: new Map([
          ["A", "ANSWERED"],
          ["B", "PROCESSING"],
        ]),
      },
    ],
    [
      "stays failed",
      {
        statuses: new Map([
          ["A", "ANSWERED"],
          ["B", "FAILED"],
        ]),
      },
    ],
    ["has no object", { objects: ["A"] }],
    ["has no row in the warehouse", { rows: ["A"] }],
    ["is in every location but was never published", { successes: [success("A", "ANSWERED")] }],
    [
      "was only found to be answered already",
      {
        successes: [success("A", "ANSWERED"), success("B", "ALREADY_ANSWERED")],
      },
    ],
  ] satisfies [string, Partial<ChaosFindings>][])("counts a ticket as lost if it %s", (_name, override) => {
    const result = evaluateChaos(findings(override));

    expect(result.lost).toEqual(["B"]);
    expect(isIntact(result)).toBe(false);
  });

  it("counts malformed records as lost if they are not quarantined", () => {
    const result = evaluateChaos(findings({ malformed: 3 }));

    expect(result.lost).toEqual(["malformed 2"]);
  });

  it.each([
    [
      "answered twice",
      {
        successes: [success("A", "ANSWERED"), success("A", "ANSWERED", "A-2")],
      },
    ],
    ["in two objects", { objects: ["A", "B", "A"] }],
    ["in two rows", { rows: ["A", "B", "A"] }],
  ] satisfies [string, Partial<ChaosFindings>][])("counts a ticket as duplicated if it is %s", (_name, override) => {
    const result = evaluateChaos(findings(override));

    expect(result.duplicated).toEqual(["A"]);
    expect(isIntact(result)).toBe(false);
  });

  it("counts a ticket as duplicated if a second execution was not started for a person", () => {
    const successes = [success("A", "ANSWERED"), success("B", "NEEDS_HUMAN"), success("B", "ANSWERED", "B-2")];

    expect(evaluateChaos(findings({ successes })).duplicated).toEqual(["B"]);
  });

  it.each(["ANSWERED", "NEEDS_HUMAN"])(
    "does not count a ticket for a person as duplicated if a replay ends as %s",
    (outcome) => {
      const first = success("B", "NEEDS_HUMAN");
      const successes = [success("A", "ANSWERED"), first, success("B", outcome, replayName("B", first.arn))];

      expect(evaluateChaos(findings({ successes })).duplicated).toEqual([]);
    },
  );

  it("does not count an execution that found its ticket answered as a duplicate", () => {
    const successes = [success("A", "ANSWERED"), success("A", "ALREADY_ANSWERED", "A-2"), success("B", "NEEDS_HUMAN")];

    expect(evaluateChaos(findings({ successes })).duplicated).toEqual([]);
  });

  it("does not count a record that is quarantined twice in place of another that is stored nowhere", () => {
    const result = evaluateChaos(
      findings({ malformed: 2, quarantined: ["shard-1", "shard-9"], malformedQuarantined: 1 }),
    );

    expect(result.lost).toEqual(["malformed 1"]);
  });

  it.each([
    ["a batch that Lambda gave up on", { givenUp: ["aws/lambda/1"] }, "batches under aws/lambda/: 1"],
    ["a message in the failed-tickets queue", { queued: 2 }, "messages in the failed-tickets queue: 2"],
    ["an execution that has not ended", { running: 1 }, "executions that have not ended: 1"],
    ["a replay that did not finish", { replayCode: 1 }, "exit code of the last replay: 1"],
  ] satisfies [string, Partial<ChaosFindings>, string][])(
    "is not intact when %s is left",
    (_name, override, expected) => {
      const result = evaluateChaos(findings(override));

      expect(result.unsettled).toEqual([expected]);
      expect(isIntact(result)).toBe(false);
    },
  );

  it("is not intact when the stream accepted nothing: that proves nothing", () => {
    const nothing = { accepted: new Set<string>(), malformed: 0, statuses: new Map<string, string>() };

    expect(
      isIntact(evaluateChaos(findings({ ...nothing, objects: [], rows: [], successes: [], quarantined: [] }))),
    ).toBe(false);
  });

  it("counts a record that was quarantined twice as duplicated, and once as quarantined", () => {
    const result = evaluateChaos(findings({ quarantined: ["shard-1", "shard-1"] }));

    expect(result).toMatchObject({ quarantined: 1, duplicated: ["shard-1"] });
  });

  it("counts tickets that failed first and were answered later", () => {
    expect(evaluateChaos(findings({ failed: new Set(["A", "of another run"]) })).failedThenReplayed).toBe(1);
  });

  it("is not intact when reconcile found differences", () => {
    expect(isIntact(evaluateChaos(findings({ disagreements: ["B  missing in S3"] })))).toBe(false);
  });
});
