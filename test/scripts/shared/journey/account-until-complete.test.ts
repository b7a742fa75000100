import { describe, expect, it } from "vitest";
import type { Observation, SentRecord } from "../../../../scripts/shared/journey/account-for-tickets.js";
import { accountUntilComplete } from "../../../../scripts/shared/journey/account-until-complete.js";

const malformed: SentRecord = { kind: "malformed", sentAt: 0 };
const signal = new AbortController().signal;

const seen = (quarantined: number): Observation => ({
  executions: new Map(),
  answers: new Map(),
  ticketKeys: new Set(),
  failedExecutions: new Set(),
  quarantined,
  ignored: 0,
});

/** Looks that see one record more in quarantine each time. */
const looks = () => {
  let count = 0;
  const observe = () => Promise.resolve(seen(count++));
  return { observe, taken: () => count };
};

describe("settle", () => {
  it("looks again until nothing is missing", async () => {
    const { observe, taken } = looks();

    expect((await accountUntilComplete([malformed], observe, signal)).accounted).toMatchObject({
      quarantined: 1,
      lost: 0,
    });
    expect(taken()).toBe(2);
  });

  it("looks once when nothing is missing", async () => {
    const { observe, taken } = looks();
    await accountUntilComplete([], observe, signal);

    expect(taken()).toBe(1);
  });

  it("calls lost what does not show in time", async () => {
    const { accounted } = await accountUntilComplete([malformed], () => Promise.resolve(seen(0)), signal, 0);

    expect(accounted.lost).toBe(1);
  });
});
