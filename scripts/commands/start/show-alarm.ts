import { setTimeout as sleep } from "node:timers/promises";
import { formatSeconds, plural } from "../../shared/terminal/format.js";

/** What the demonstration changes in the stack and reads from it. */
export interface AlarmStage {
  readonly alarmName: string;
  /** Seconds without a failure after which the alarm returns to OK. */
  readonly quietSeconds: number;
  /** Makes every ticket fail from now on. */
  breakDelivery(): Promise<void>;
  restoreDelivery(): Promise<void>;
  /** Sends tickets. @returns how many */
  send(): Promise<number>;
  alarmState(): Promise<string>;
  /** Messages of the failure topic since the last call, one line each. */
  takeNotices(): Promise<readonly string[]>;
}

export interface ShowAlarmOptions {
  readonly stage: AlarmStage;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
  /** @default 1000 */
  readonly pollMs?: number;
  /** How long to wait for the alarm to enter ALARM, and to return to OK once it should have. @default 120 */
  readonly timeoutSeconds?: number;
}

const PROGRESS_EVERY_SECONDS = 30;

/** Prints lines with the time since the start of the demonstration. */
const narrator = ({ print }: ShowAlarmOptions) => {
  const startedAt = performance.now();
  const elapsed = (): number => Math.round(performance.now() - startedAt) / 1000;
  return {
    elapsed,
    say: (line: string) => {
      print(`  ${formatSeconds(elapsed()).padStart(11)}  ${line}`);
    },
  };
};
type Narrator = ReturnType<typeof narrator>;

const printNotices = async ({ stage }: ShowAlarmOptions, { say }: Narrator): Promise<void> => {
  for (const line of await stage.takeNotices()) say(`failure topic: ${line}`);
};

/** Waits for a state of the alarm and prints progress. @returns false if it does not reach the state in time */
const waitForAlarmState = async (
  state: string,
  seconds: number,
  options: ShowAlarmOptions,
  narration: Narrator,
): Promise<boolean> => {
  const { stage, signal, pollMs = 1000 } = options;
  const { elapsed, say } = narration;
  const deadline = elapsed() + seconds;
  let printedAt = elapsed();
  while ((await stage.alarmState()) !== state) {
    if (elapsed() > deadline) return false;
    if (elapsed() - printedAt >= PROGRESS_EVERY_SECONDS) {
      printedAt = elapsed();
      say(`waiting for ${state}, at most ${Math.ceil(deadline - elapsed())} s more`);
    }
    await sleep(pollMs, undefined, { signal });
    await printNotices(options, narration);
  }
  say(`alarm ${stage.alarmName}: ${state}`);
  await sleep(pollMs, undefined, { signal });
  await printNotices(options, narration);
  return true;
};

const triggerAlarm = async (options: ShowAlarmOptions, narration: Narrator): Promise<boolean> => {
  const { stage, timeoutSeconds = 120 } = options;
  await stage.breakDelivery();
  narration.say("from now on S3 refuses finished tickets");
  narration.say(`${plural(await stage.send(), "ticket")} sent`);
  return waitForAlarmState("ALARM", timeoutSeconds, options, narration);
};

const waitForRecovery = async (options: ShowAlarmOptions, narration: Narrator): Promise<boolean> => {
  const { stage, timeoutSeconds = 120 } = options;
  await stage.restoreDelivery();
  narration.say(`S3 accepts tickets again; the alarm looks back over ${formatSeconds(stage.quietSeconds)}`);
  return waitForAlarmState("OK", stage.quietSeconds + timeoutSeconds, options, narration);
};

/**
 * Makes a few tickets fail and shows the alarm enter ALARM, notify the failure topic and return to OK.
 * @returns whether it did
 */
export const showAlarm = async (options: ShowAlarmOptions): Promise<boolean> => {
  const { stage, print } = options;
  const narration = narrator(options);
  print(`\nThe alarm ${stage.alarmName}, entering ALARM and returning to OK`);
  const entered = await triggerAlarm(options, narration).catch(async (error: unknown) => {
    await stage.restoreDelivery();
    throw error;
  });
  if (!entered) {
    await stage.restoreDelivery();
    narration.say("the alarm did not enter ALARM");
    return false;
  }
  const recovered = await waitForRecovery(options, narration);
  if (!recovered) narration.say("the alarm did not return to OK");
  return recovered;
};
