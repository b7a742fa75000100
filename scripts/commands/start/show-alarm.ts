import { setTimeout as sleep } from "node:timers/promises";
import { formatSeconds } from "../../shared/terminal/paint.js";

/** What the demonstration does to the stack, and sees of it. */
export interface AlarmStage {
  readonly alarmName: string;
  /** Seconds without a failure after which the alarm ends. */
  readonly quietSeconds: number;
  /** Lets every ticket fail from now on. */
  breakDelivery(): Promise<void>;
  restoreDelivery(): Promise<void>;
  /** Sends tickets and gives their number. */
  send(): Promise<number>;
  alarmState(): Promise<string>;
  /** What the failure topic has told since it was asked last, a line each. */
  takeNotices(): Promise<readonly string[]>;
}

export interface ShowAlarmOptions {
  readonly stage: AlarmStage;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
  /** @default 1000 */
  readonly pollMs?: number;
  /** Longest wait for the alarm to go off, and for it to end once it should have. @default 120 */
  readonly timeoutSeconds?: number;
}

const PROGRESS_EVERY_SECONDS = 30;

/** The clock and the voice of one demonstration. */
const narrator = ({ print: tell }: ShowAlarmOptions) => {
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 1000;
  return {
    elapsed,
    say: (line: string) => {
      tell(`  ${formatSeconds(elapsed()).padStart(11)}  ${line}`);
    },
  };
};
type Narrator = ReturnType<typeof narrator>;

const printNotices = async ({ stage }: ShowAlarmOptions, { say }: Narrator): Promise<void> => {
  for (const line of await stage.takeNotices()) say(`failure topic: ${line}`);
};

/** Waits for a state of the alarm, for so many seconds at most, telling now and then that it waits. */
const waitForAlarmState = async (
  state: string,
  seconds: number,
  options: ShowAlarmOptions,
  narration: Narrator,
): Promise<boolean> => {
  const { stage, signal, pollMs = 1000 } = options;
  const { elapsed, say } = narration;
  const deadline = elapsed() + seconds;
  let toldAt = elapsed();
  while ((await stage.alarmState()) !== state) {
    if (elapsed() > deadline) return false;
    if (elapsed() - toldAt >= PROGRESS_EVERY_SECONDS) {
      toldAt = elapsed();
      say(`waiting for ${state}, ${Math.ceil(deadline - elapsed())} s more at most`);
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
  const { stage, timeoutSeconds: patienceSeconds = 120 } = options;
  await stage.breakDelivery();
  narration.say("from now on S3 refuses finished tickets");
  narration.say(`${await stage.send()} tickets sent`);
  return waitForAlarmState("ALARM", patienceSeconds, options, narration);
};

const waitForRecovery = async (options: ShowAlarmOptions, narration: Narrator): Promise<boolean> => {
  const { stage, timeoutSeconds: patienceSeconds = 120 } = options;
  await stage.restoreDelivery();
  narration.say(`S3 takes tickets again; the alarm looks back over ${formatSeconds(stage.quietSeconds)}`);
  return waitForAlarmState("OK", stage.quietSeconds + patienceSeconds, options, narration);
};

/** Lets a few tickets fail and shows the alarm go off, tell the failure topic, and end. Gives whether it did all that. */
export const showAlarm = async (options: ShowAlarmOptions): Promise<boolean> => {
  const narration = narrator(options);
  options.print(`\nThe alarm ${options.stage.alarmName}, going off and ending`);
  const wentOff = await triggerAlarm(options, narration).catch(async (error: unknown) => {
    await options.stage.restoreDelivery();
    throw error;
  });
  if (!wentOff) {
    await options.stage.restoreDelivery();
    narration.say("the alarm did not go off");
    return false;
  }
  const ended = await waitForRecovery(options, narration);
  if (!ended) narration.say("the alarm did not end");
  return ended;
};
