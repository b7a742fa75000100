import { describe, expect, it } from "vitest";
import { mapWithProgress } from "../../../../scripts/shared/failures/map-with-progress.js";

const look = async (msPerLook: number, things = ["a", "b", "c"]) => {
  let [clock, text] = [0, ""];
  const screen = { isTerminal: false, write: (line: string) => void (text += line) };
  const options = { concurrency: 1, label: "Executions", screen, now: () => clock };
  const seen = await mapWithProgress(
    things,
    (thing) => Promise.resolve((clock += msPerLook)).then(() => thing),
    options,
  );
  return { seen, text };
};

describe("a look at many things", () => {
  it("gives what was seen, in order", async () => {
    expect((await look(0)).seen).toEqual(["a", "b", "c"]);
  });

  it("says how far it has come when it takes its time", async () => {
    expect((await look(600)).text).toContain("3/3 executions done\n");
  });

  it("is silent when it is over at once", async () => {
    expect((await look(1)).text).toBe("");
  });
});
