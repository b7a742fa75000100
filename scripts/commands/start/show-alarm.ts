import { setTimeout as sleep } from "node:timers/promises";
import { formatSeconds } from "../../shared/terminal/paint.js";

/** What the demonstration does to the stack, and sees of it. */
export interface AlarmStage {
  readonly alarmName: string;
  /** Seconds without a failure after which the alarm ends. */
  readonly quietSeconds: number;
  /** Lets every ticket fail from now on. */
  break(): Promise<void>;
  mend(): Promise<void>;
  /** Sends tickets and gives their number. */
  send(): Promise<number>;
  alarmState(): Promise<string>;
  /** What the failure topic has told since it was asked last, a line each. */
  heard(): Promise<readonly string[]>;
}

export interface ShowOptions {
  readonly stage: AlarmStage;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
  /** @default 1000 */
  readonly pollMs?: number;
  /** Longest wait for the alarm to go off, and for it to end once it should have. @default 120 */
  readonly patienceSeconds?: number;
}

const TELL_EVERY_SECONDS = 30;

/** The clock and the voice of one demonstration. */
const narrator = ({ tell }: ShowOptions) => {
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

const sayWhatIsHeard = async ({ stage }: ShowOptions, { say }: Narrator): Promise<void> => {
  for (const line of await stage.heard()) say(`failure topic: ${line}`);
};

/** Waits for a state of the alarm, for so many seconds at most, telling now and then that it waits. */
const reach = async (state: string, seconds: number, options: ShowOptions, narration: Narrator): Promise<boolean> => {
  const { stage, signal, pollMs = 1000 } = options;
  const { elapsed, say } = narration;
  const deadline = elapsed() + seconds;
  let toldAt = elapsed();
  while ((await stage.alarmState()) !== state) {
    if (elapsed() > deadline) return false;
    if (elapsed() - toldAt >= TELL_EVERY_SECONDS) {
      toldAt = elapsed();
      say(`waiting for ${state}, ${Math.ceil(deadline - elapsed())} s more at most`);
    }
    await sleep(pollMs, undefined, { signal });
    await sayWhatIsHeard(options, narration);
  }
  say(`alarm ${stage.alarmName}: ${state}`);
  await sleep(pollMs, undefined, { signal });
  await sayWhatIsHeard(options, narration);
  return true;
};

const fail = async (options: ShowOptions, narration: Narrator): Promise<boolean> => {
  const { stage, patienceSeconds = 120 } = options;
  await stage.break();
  narration.say("from now on S3 refuses finished tickets");
  narration.say(`${await stage.send()} tickets sent`);
  return reach("ALARM", patienceSeconds, options, narration);
};

const recover = async (options: ShowOptions, narration: Narrator): Promise<boolean> => {
  const { stage, patienceSeconds = 120 } = options;
  await stage.mend();
  narration.say(`S3 takes tickets again; the alarm looks back over ${formatSeconds(stage.quietSeconds)}`);
  return reach("OK", stage.quietSeconds + patienceSeconds, options, narration);
};

/** Lets a few tickets fail and shows the alarm go off, tell the failure topic, and end. Gives whether it did all that. */
export const showAlarm = async (options: ShowOptions): Promise<boolean> => {
  const narration = narrator(options);
  options.tell(`\nThe alarm ${options.stage.alarmName}, going off and ending`);
  const wentOff = await fail(options, narration).catch(async (error: unknown) => {
    await options.stage.mend();
    throw error;
  });
  if (!wentOff) {
    await options.stage.mend();
    narration.say("the alarm did not go off");
    return false;
  }
  const ended = await recover(options, narration);
  if (!ended) narration.say("the alarm did not end");
  return ended;
};
