import * as z from "zod";

/** An event of Chromium's trace; times in µs. `tts` and `tdur` are the thread's processor time. */
const TraceEvent = z.looseObject({
  name: z.string(),
  /** "X": it has a duration. "M": it describes a process or a thread. */
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().optional(),
  tts: z.number().optional(),
  tdur: z.number().optional(),
  args: z.unknown().optional(),
});
type TraceEvent = z.infer<typeof TraceEvent>;

const Trace = z.looseObject({ traceEvents: z.array(TraceEvent) });

/** What the thread of a page, which runs scripts and lays out, is called. */
const MAIN_THREAD = "CrRendererMain";

/** What a thread does without a break. Nothing of it overlaps. */
const TASK = "RunTask";

const ThreadName = z.object({ name: z.string() });

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

const isMainThread = ({ ph, name, args }: TraceEvent): boolean =>
  ph === "M" && name === "thread_name" && ThreadName.safeParse(args).data?.name === MAIN_THREAD;

/** Outer events before those that they contain. */
const byStart = (one: TraceEvent, other: TraceEvent): number => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0);

/** The events of one thread: each task begins when it did, and lasts as long as it had the processor. */
const shortenTasks = (events: readonly TraceEvent[]): readonly TraceEvent[] => {
  let task: TraceEvent | undefined;
  return [...events].sort(byStart).map((event) => {
    if (task === undefined || event.ts >= task.ts + (task.dur ?? 0)) task = event.name === TASK ? event : undefined;
    const { tts: start } = task ?? {};
    const ts =
      task === undefined || start === undefined || event.tts === undefined ? event.ts : task.ts + event.tts - start;
    return { ...event, ts, ...(event.ph === "X" && { dur: event.tdur ?? 0 }) };
  });
};

/**
 * Replaces the duration of whatever a page's main thread did by the processor time that it took. On a busy machine a
 * task of 10 ms takes 200 ms by the clock, because it waits for its turn; its processor time stays the same.
 * @param trace as Lighthouse saves it in trace.json
 * @throws ZodError if it is no trace; Error if Chromium recorded no processor time
 */
export const inProcessorTime = (trace: unknown): z.infer<typeof Trace> => {
  const { traceEvents, ...rest } = Trace.parse(trace);
  const mainThreads = new Set(traceEvents.filter(isMainThread).map(threadOf));
  const isOfMain = (event: TraceEvent): boolean => event.ph !== "M" && mainThreads.has(threadOf(event));
  const ofMain = Map.groupBy(traceEvents.filter(isOfMain), threadOf);
  if (![...ofMain.values()].flat().some(({ name, tdur }) => name === TASK && tdur !== undefined))
    throw new Error("The trace has no processor time of a page.");
  const others = traceEvents.filter((event) => !isOfMain(event));
  return { ...rest, traceEvents: [...others, ...[...ofMain.values()].flatMap(shortenTasks)] };
};
