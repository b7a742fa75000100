import { describe, expect, it, vi } from "vitest";
import { Bar, mapWithProgress, type Screen, withProgress } from "../../../../scripts/shared/terminal/screen.js";

const aFile = () => {
  const written: string[] = [];
  const screen: Screen = { isTerminal: false, write: (text) => void written.push(text) };
  return { screen, written };
};

describe("withProgress without a terminal", () => {
  it("writes the number of finished tickets from time to time, and always at the end", async () => {
    const { screen, written } = aFile();
    await withProgress(screen, { total: 3 }, (onProgress) => {
      for (const finished of [1, 2, 3]) onProgress(finished);
      return Promise.resolve();
    });

    expect(written).toEqual(["  1/3 tickets done\n", "  3/3 tickets done\n"]);
  });
});

describe("a bar", () => {
  it("shows how much is done, how long that took and will take, and values of one's own", () => {
    vi.useFakeTimers({ now: 0 });
    const bar = new Bar("Sending [{bar}] {value}/{total}, {duration_formatted}, {eta_formatted} left  {last}", 4, {
      last: "",
    });
    vi.setSystemTime(30_000);
    bar.update(3, { last: "three" });

    expect(bar.toText()).toBe("Sending [==================------] 3/4, 30s, 10s left  three");
    vi.useRealTimers();
  });

  it("is full when there is nothing to do", () => {
    expect(new Bar("[{bar}]", 0).toText()).toBe(`[${"=".repeat(24)}]`);
  });
});

const mapThree = async (msPerItem: number) => {
  let [clock, text] = [0, ""];
  const screen = { isTerminal: false, write: (line: string) => void (text += line) };
  const options = { concurrency: 1, label: "Executions", screen, now: () => clock };
  const results = await mapWithProgress(
    ["a", "b", "c"],
    (item) => Promise.resolve((clock += msPerItem)).then(() => item),
    options,
  );
  return { results, text };
};

describe("mapWithProgress", () => {
  it("returns the results in order", async () => {
    expect((await mapThree(0)).results).toEqual(["a", "b", "c"]);
  });

  it("shows progress when the work takes a while", async () => {
    expect((await mapThree(600)).text).toContain("3/3 executions done\n");
  });

  it("shows nothing when the work is done at once", async () => {
    expect((await mapThree(1)).text).toBe("");
  });
});
