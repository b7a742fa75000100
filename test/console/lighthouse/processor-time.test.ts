import { describe, expect, it } from "vitest";
import { inProcessorTime } from "./processor-time.js";

const main = { pid: 1, tid: 1 };
const threadName = { ...main, ph: "M", name: "thread_name", ts: 0, args: { name: "CrRendererMain" } };
/** 10 ms of work, for which it waited 190 ms. */
const task = { ...main, ph: "X", name: "RunTask", ts: 1_000, dur: 200_000, tts: 500, tdur: 10_000 };
const script = { ...main, ph: "X", name: "EvaluateScript", ts: 181_000, dur: 15_000, tts: 2_500, tdur: 7_000 };
const later = { ...main, ph: "X", name: "RunTask", ts: 300_000, dur: 5_000, tts: 10_500, tdur: 4_000 };

const shortened = (...events: readonly object[]) =>
  inProcessorTime({ traceEvents: [threadName, ...events], metadata: { kept: true } });

describe("a trace in processor time", () => {
  it("has tasks that begin when they did and last as long as they had the processor", () => {
    const { traceEvents, ...rest } = shortened(task, later);

    expect(traceEvents).toMatchObject([threadName, { ts: 1_000, dur: 10_000 }, { ts: 300_000, dur: 4_000 }]);
    expect(rest).toEqual({ metadata: { kept: true } });
  });

  it("has what a task did inside of it, whatever the order of the events", () => {
    const { traceEvents } = shortened(script, task);

    expect(traceEvents).toMatchObject([threadName, { name: "RunTask" }, { ts: 3_000, dur: 7_000 }]);
  });

  it("has other threads, marks and what is outside of tasks as they were", () => {
    const network = { ...task, tid: 2 };
    const mark = { ...main, ph: "I", name: "firstContentfulPaint", ts: 150_000 };
    const between = { ...main, ph: "I", name: "loadEventEnd", ts: 250_000, tts: 10_400 };
    const { traceEvents } = shortened(task, network, mark, between);

    for (const event of [network, mark, between]) expect(traceEvents).toContainEqual(event);
  });

  it("is none without processor time, and none of something else", () => {
    expect(() => shortened({ ...task, tts: undefined, tdur: undefined })).toThrow("no processor time");
    expect(() => inProcessorTime({})).toThrow();
  });
});
