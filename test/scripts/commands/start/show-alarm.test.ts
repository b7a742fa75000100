import { stripVTControlCharacters } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { showAlarm, type AlarmStage } from "../../../../scripts/commands/start/show-alarm.js";

/** A stack whose alarm is on while it is broken, and goes off and ends only as far as it may. */
class FakeStage implements AlarmStage {
  readonly alarmName = "executions-failed";
  readonly quietSeconds = 0.05;
  readonly calls: string[] = [];
  goesOff = true;
  ends = true;
  sending: () => Promise<number> = () => Promise.resolve(3);
  #state = "INSUFFICIENT_DATA";
  #heard: string[] = [];

  #become(state: string): void {
    this.#state = state;
    this.#heard.push(`alarm is ${state}`);
  }

  breakDelivery(): Promise<void> {
    this.calls.push("break");
    return Promise.resolve();
  }

  restoreDelivery(): Promise<void> {
    this.calls.push("mend");
    if (this.ends) this.#become("OK");
    return Promise.resolve();
  }

  async send(): Promise<number> {
    this.calls.push("send");
    const sent = await this.sending();
    if (this.goesOff) this.#become("ALARM");
    return sent;
  }

  alarmState(): Promise<string> {
    return Promise.resolve(this.#state);
  }

  takeNotices(): Promise<readonly string[]> {
    const heard = this.#heard;
    this.#heard = [];
    return Promise.resolve(heard);
  }
}

let stage: FakeStage;
let told: string[];
beforeEach(() => {
  stage = new FakeStage();
  told = [];
});

const show = (signal = new AbortController().signal): Promise<boolean> =>
  showAlarm({
    stage,
    signal,
    pollMs: 1,
    timeoutSeconds: 0.05,
    print: (line) => told.push(stripVTControlCharacters(line).trim()),
  });
const steps = (): string[] => told.slice(1).map((line) => line.replace(/^[\d.]+ \w+ +/, ""));

describe("showAlarm", () => {
  it("lets tickets fail, then mends, and tells each step as it comes", async () => {
    expect(await show()).toBe(true);

    expect(stage.calls).toEqual(["break", "send", "mend"]);
    expect(steps()).toEqual([
      "from now on S3 refuses finished tickets",
      "3 tickets sent",
      "alarm executions-failed: ALARM",
      "failure topic: alarm is ALARM",
      expect.stringMatching(/^S3 takes tickets again; the alarm looks back over /),
      "alarm executions-failed: OK",
      "failure topic: alarm is OK",
    ]);
  });

  it("says so when the alarm does not go off", async () => {
    stage.goesOff = false;

    expect(await show()).toBe(false);
    expect(steps().at(-1)).toBe("the alarm did not go off");
  });

  it("says so when the alarm does not end", async () => {
    stage.ends = false;

    expect(await show()).toBe(false);
    expect(steps().at(-1)).toBe("the alarm did not end");
  });

  it("leaves nothing broken when tickets cannot be sent", async () => {
    stage.sending = () => Promise.reject(new Error("no stream"));

    await expect(show()).rejects.toThrow("no stream");
    expect(stage.calls).toEqual(["break", "send", "mend"]);
  });

  it("stops at once, mended, when it is interrupted", async () => {
    stage.goesOff = false;

    await expect(show(AbortSignal.abort())).rejects.toThrow("aborted");
    expect(stage.calls.at(-1)).toBe("mend");
  });
});
