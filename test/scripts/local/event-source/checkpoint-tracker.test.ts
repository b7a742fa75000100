import { expect, it } from "vitest";
import { CheckpointTracker } from "../../../../scripts/local/event-source/checkpoint-tracker.js";
import { aRecord } from "../../../support/builders/tickets.js";

it("moves the checkpoint to the last record before the first open one, whichever end first", () => {
  const checkpoints: string[] = [];
  const progress = new CheckpointTracker((sequenceNumber) => checkpoints.push(sequenceNumber));
  const [first, second, third] = ["1", "2", "3"].map((sequenceNumber) => aRecord({ sequenceNumber }));
  if (first === undefined || second === undefined || third === undefined) throw new Error("three records");
  for (const record of [first, second, third]) progress.add(record);

  progress.finish([second]);
  expect(checkpoints).toEqual([]);
  progress.finish([first]);
  expect(checkpoints).toEqual(["2"]);
  expect(progress.openCount).toBe(1);
  progress.finish([third]);
  expect(checkpoints).toEqual(["2", "3"]);
  expect(progress.openCount).toBe(0);
});
