import { describe, expect, it } from "vitest";
import { isIntact, evaluateChaos, type ChaosFindings } from "../../../../scripts/proofs/chaos/evaluate-chaos.js";

/** Two tickets that went well, and one record that was quarantined. */
const places = (overrides: Partial<ChaosFindings> = {}): ChaosFindings => ({
  accepted: new Set(["A", "B"]),
  malformed: 1,
  statuses: new Map([
    ["A", "ANSWERED"],
    ["B", "NEEDS_HUMAN"],
  ]),
  objects: ["A", "B"],
  rows: ["A", "B"],
  successes: [
    { ticketId: "A", outcome: "ANSWERED" },
    { ticketId: "B", outcome: "NEEDS_HUMAN" },
  ],
  failed: new Set(),
  quarantined: ["shard-1"],
  malformedHeld: 1,
  givenUp: [],
  queued: 0,
  running: 0,
  replayCode: 0,
  disagreements: 0,
  ...overrides,
});

describe("the tally of a chaos run", () => {
  it("finds nothing lost and nothing twice when every record is in its places once", () => {
    const counted = evaluateChaos(places());

    expect(counted).toMatchObject({
      accepted: 2,
      answered: 1,
      needsHuman: 1,
      quarantined: 1,
      lost: [],
      duplicated: [],
    });
    expect(isIntact(counted)).toBe(true);
  });

  it.each([
    ["has no item", { statuses: new Map([["A", "ANSWERED"]]) }],
    [
      "stays in work",
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
    ["is in every place but was never published", { successes: [{ ticketId: "A", outcome: "ANSWERED" }] }],
    [
      "was only found to be done",
      {
        successes: [
          { ticketId: "A", outcome: "ANSWERED" },
          { ticketId: "B", outcome: "ALREADY_ANSWERED" },
        ],
      },
    ],
  ] satisfies [string, Partial<ChaosFindings>][])("counts a ticket as lost that %s", (_name, fault) => {
    const counted = evaluateChaos(places(fault));

    expect(counted.lost).toEqual(["B"]);
    expect(isIntact(counted)).toBe(false);
  });

  it("counts malformed records as lost that are not in quarantine", () => {
    const counted = evaluateChaos(places({ malformed: 3 }));

    expect(counted.lost).toEqual(["malformed 2"]);
  });

  it.each([
    [
      "answered twice",
      {
        successes: [
          { ticketId: "A", outcome: "ANSWERED" },
          { ticketId: "A", outcome: "ANSWERED" },
        ],
      },
    ],
    ["in two objects", { objects: ["A", "B", "A"] }],
    ["in two rows", { rows: ["A", "B", "A"] }],
  ] satisfies [string, Partial<ChaosFindings>][])("counts a ticket as duplicated that is %s", (_name, fault) => {
    const counted = evaluateChaos(places(fault));

    expect(counted.duplicated).toEqual(["A"]);
    expect(isIntact(counted)).toBe(false);
  });

  it("does not take an execution that found its ticket done, nor an answer after triage by rules, for a second answer", () => {
    const successes = [
      { ticketId: "A", outcome: "ANSWERED" },
      { ticketId: "A", outcome: "ALREADY_ANSWERED" },
      { ticketId: "B", outcome: "NEEDS_HUMAN" },
      { ticketId: "B", outcome: "ANSWERED" },
    ];

    expect(evaluateChaos(places({ successes })).duplicated).toEqual([]);
  });

  it("does not take a record that lies in quarantine twice for another that is held nowhere", () => {
    const counted = evaluateChaos(places({ malformed: 2, quarantined: ["shard-1", "shard-9"], malformedHeld: 1 }));

    expect(counted.lost).toEqual(["malformed 1"]);
  });

  it.each([
    ["a batch that Lambda gave up on", { givenUp: ["aws/lambda/1"] }, "batches under aws/lambda/: 1"],
    ["a message in the failed-tickets queue", { queued: 2 }, "messages in the failed-tickets queue: 2"],
    ["an execution that has not ended", { running: 1 }, "executions that have not ended: 1"],
    ["a replay that did not do all", { replayCode: 1 }, "exit code of the last replay: 1"],
  ] satisfies [string, Partial<ChaosFindings>, string][])("is not intact when %s is left", (_name, fault, told) => {
    const counted = evaluateChaos(places(fault));

    expect(counted.unsettled).toEqual([told]);
    expect(isIntact(counted)).toBe(false);
  });

  it("is not intact when the stream took nothing: that proves nothing", () => {
    const nothing = { accepted: new Set<string>(), malformed: 0, statuses: new Map<string, string>() };

    expect(isIntact(evaluateChaos(places({ ...nothing, objects: [], rows: [], successes: [], quarantined: [] })))).toBe(
      false,
    );
  });

  it("counts a record that was quarantined twice as duplicated, and once as quarantined", () => {
    const counted = evaluateChaos(places({ quarantined: ["shard-1", "shard-1"] }));

    expect(counted).toMatchObject({ quarantined: 1, duplicated: ["shard-1"] });
  });

  it("counts tickets that failed and were answered after all", () => {
    expect(evaluateChaos(places({ failed: new Set(["A", "of another run"]) })).failedThenReplayed).toBe(1);
  });

  it("is not intact when reconcile found the places to disagree", () => {
    expect(isIntact(evaluateChaos(places({ disagreements: 1 })))).toBe(false);
  });
});
