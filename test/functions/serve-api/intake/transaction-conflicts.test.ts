import {
  ConditionalCheckFailedException,
  TransactionConflictException,
  TransactionInProgressException,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { asTableError, retryOnConflict } from "../../../../functions/serve-api/intake/transaction-conflicts.js";
import { DependencyRejected, DependencyThrottled } from "../../../../functions/shared/lambda/errors.js";
import { cancelledTransaction } from "../../../support/builders/sdk-errors.js";

const CONFLICTS = [
  cancelledTransaction("TransactionConflict", "None"),
  cancelledTransaction("None", "ThrottlingError"),
  cancelledTransaction("ConditionalCheckFailed", "TransactionConflict"),
  new TransactionConflictException({ message: "conflict", $metadata: {} }),
  new TransactionInProgressException({ Message: "in progress", message: "in progress", $metadata: {} }),
];

/** Waits that take no time, and are recorded. */
const noted = (waits: number[], random = 1) => ({
  sleep: (milliseconds: number) => Promise.resolve(waits.push(milliseconds)),
  random: () => random,
});

describe("retryOnConflict", () => {
  it.each(CONFLICTS)("repeats a write that conflicted with another: %s", async (conflict) => {
    const answers = [conflict, conflict];
    const write = () => {
      const error = answers.pop();
      return error === undefined ? Promise.resolve("written") : Promise.reject(error);
    };

    expect(await retryOnConflict(write, noted([]))).toBe("written");
  });

  it("waits at random, longer each time, for at most two seconds", async () => {
    const [longest, shortest]: [number[], number[]] = [[], []];
    const conflict = () => Promise.reject(CONFLICTS[0] ?? new Error());
    await expect(retryOnConflict(conflict, noted(longest))).rejects.toThrow("cancelled");
    await expect(retryOnConflict(conflict, noted(shortest, 0))).rejects.toThrow("cancelled");

    expect(longest).toEqual([20, 40, 80, 160, 320, 400, 400, 400, 400]);
    expect(shortest).toEqual(Array.from({ length: 9 }, () => 0));
  });

  it.each([
    cancelledTransaction("ConditionalCheckFailed", "None"),
    new ConditionalCheckFailedException({ message: "no", $metadata: {} }),
    new Error("other"),
  ])("repeats nothing else: %s", async (error) => {
    const waits: number[] = [];

    await expect(retryOnConflict(() => Promise.reject(error), noted(waits))).rejects.toBe(error);
    expect(waits).toEqual([]);
  });
});

describe("asTableError", () => {
  it.each(CONFLICTS)("lets the client retry after conflicts that lasted: %s", (conflict) => {
    expect(asTableError("DynamoDB X", conflict)).toEqual(
      new DependencyThrottled("DynamoDB X: conflicts with other writes to the same item, 10 times"),
    );
  });

  it("does not change other errors", () => {
    expect(asTableError("DynamoDB X", cancelledTransaction("ValidationError"))).toBeInstanceOf(DependencyRejected);
  });
});
