import type { Page } from "playwright-core";

/**
 * What a page records of itself. `arm` waits for the next key and then for the first picture in which a condition
 * holds; `record` counts frames and long tasks. A message that is posted in a frame arrives after its picture.
 */
const RECORDER = `globalThis.recorder ??= (() => {
  let frames = [];
  let tasks = [];
  let run = 0;
  let painted;
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(undefined);
  };
  const onFrame = (condition, then) => {
    const look = () => (condition() ? afterPaint(then) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  };
  const count = (of) => (at) => {
    if (of !== run) return;
    frames.push(at);
    requestAnimationFrame(count(of));
  };
  return {
    arm(condition) {
      painted = new Promise((resolve) => {
        const begin = ({ timeStamp }) => onFrame(condition, () => resolve(performance.now() - timeStamp));
        addEventListener("keydown", begin, { capture: true, once: true });
      });
    },
    painted: () => painted,
    shown: (condition) => new Promise((resolve) => onFrame(condition, () => resolve(performance.now()))),
    start() {
      [frames, tasks] = [[], []];
      run += 1;
      requestAnimationFrame(count(run));
    },
    stop() {
      run += 1;
      return { frames: frames.slice(1).map((at, place) => at - frames[place]), tasks };
    },
  };
})()`;

/** Frames and tasks of a page, in ms. The browser reports tasks of more than 50 ms. */
export interface Recording {
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
}

/** Records in a page that is open. It stays until the page is loaded anew. */
export const addRecorder = async (page: Page): Promise<void> => {
  await page.evaluate(`(${RECORDER}, undefined)`);
};

/** Milliseconds from a key until its effect is on the screen. @param condition of the page, in JavaScript */
export const keyToPicture = async (page: Page, condition: string, press: () => Promise<void>): Promise<number> => {
  await page.evaluate(`recorder.arm(() => ${condition})`);
  await press();
  return page.evaluate<number>("recorder.painted()");
};

/** Milliseconds from the beginning of a load until a condition of the page is on the screen. */
export const loadToPicture = async (page: Page, address: string, condition: string): Promise<number> => {
  await page.addInitScript({ content: `${RECORDER};globalThis.shown = recorder.shown(() => ${condition});` });
  await page.goto(address, { waitUntil: "commit" });
  return page.evaluate<number>("globalThis.shown");
};

/** What happens on the page while something is done to it. */
export const recorded = async (page: Page, act: () => Promise<void>): Promise<Recording> => {
  await page.evaluate("recorder.start()");
  await act();
  return page.evaluate<Recording>("recorder.stop()");
};

/** Seconds that the page's process has worked so far. Other work on the machine disturbs them less than the clock. */
export interface WorkTime {
  readonly tasks: number;
  readonly scripts: number;
  readonly layout: number;
}

/** A clock of the page's work. */
export const workClock = async (page: Page): Promise<() => Promise<WorkTime>> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      tasks: of("TaskDuration"),
      scripts: of("ScriptDuration"),
      layout: of("LayoutDuration") + of("RecalcStyleDuration"),
    };
  };
};
