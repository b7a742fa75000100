import { stripVTControlCharacters } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { showAlarm, type AlarmStage } from "../../../../scripts/commands/start/show-alarm.js";

/** A stack whose alarm enters ALARM when it is broken and returns to OK when restored, if the test allows it. */
class FakeStage implements AlarmStage {
  readonly alarmName = "executions-failed";
  readonly quietSeconds = 0.05;
  readonly calls: string[] = [];
  entersAlarm = true;
  recovers = true;
  sending: () => Promise<number> = () => Promise.resolve(3);
  #state = "INSUFFICIENT_DATA";
  #notices: string[] = [];

  #become(state: string): void {
    this.#state = state;
    this.#notices.push(`alarm is ${state}`);
  }

  breakDelivery(): Promise<void> {
    this.calls.push("break");
    return Promise.resolve();
  }

  restoreDelivery(): Promise<void> {
    this.calls.push("restore");
    if (this.recovers) this.#become("OK");
    return Promise.resolve();
  }

  async send(): Promise<number> {
    this.calls.push("send");
    const sent = await this.sending();
    if (this.entersAlarm) this.#become("ALARM");
    return sent;
  }

  alarmState(): Promise<string> {
    return Promise.resolve(this.#state);
  }

  takeNotices(): Promise<readonly string[]> {
    const notices = this.#notices;
    this.#notices = [];
    return Promise.resolve(notices);
  }
}

let stage: FakeStage;
let printed: string[];
beforeEach(() => {
  stage = new FakeStage();
  printed = [];
});

const show = (signal = new AbortController().signal): Promise<boolean> =>
  showAlarm({
    stage,
    signal,
    pollMs: 1,
    timeoutSeconds: 0.05,
    print: (line) => printed.push(stripVTControlCharacters(line).trim()),
  });
const steps = (): string[] => printed.slice(1).map((line) => line.replace(/^[\d.]+ \w+ +/, ""));

describe("showAlarm", () => {
  it("makes tickets fail, then restores delivery, and prints each step", async () => {
    expect(await show()).toBe(true);

    expect(stage.calls).toEqual(["break", "send", "restore"]);
    expect(steps()).toEqual([
      "from now on S3 refuses finished tickets",
      "3 tickets sent",
      "alarm executions-failed: ALARM",
      "failure topic: alarm is ALARM",
      expect.stringMatching(/^S3 accepts tickets again; the alarm looks back over /),
      "alarm executions-failed: OK",
      "failure topic: alarm is OK",
    ]);
  });

  it("reports that the alarm did not enter ALARM", async () => {
    stage.entersAlarm = false;

    expect(await show()).toBe(false);
    expect(steps().at(-1)).toBe("the alarm did not enter ALARM");
  });

  it("reports that the alarm did not return to OK", async () => {
    stage.recovers = false;

    expect(await show()).toBe(false);
    expect(steps().at(-1)).toBe("the alarm did not return to OK");
  });

  it("restores delivery if tickets cannot be sent", async () => {
    stage.sending = () => Promise.reject(new Error("no stream"));

    await expect(show()).rejects.toThrow("no stream");
    expect(stage.calls).toEqual(["break", "send", "restore"]);
  });

  it("stops immediately, with delivery restored, when interrupted", async () => {
    stage.entersAlarm = false;

    await expect(show(AbortSignal.abort())).rejects.toThrow("aborted");
    expect(stage.calls.at(-1)).toBe("restore");
  });
});
