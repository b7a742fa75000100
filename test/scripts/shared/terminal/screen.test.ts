import { describe, expect, it } from "vitest";
import { showTickets, type Screen } from "../../../../scripts/shared/terminal/screen.js";

const aFile = () => {
  const written: string[] = [];
  const screen: Screen = { isTerminal: false, write: (text) => void written.push(text) };
  return { screen, written };
};

describe("progress where there is no terminal", () => {
  it("says how many tickets are done now and then, and always at the end", () => {
    const { screen, written } = aFile();
    const progress = showTickets(screen, 3);
    for (const finished of [1, 2, 3]) progress.update(finished);
    progress.stop();

    expect(written).toEqual(["  1/3 tickets done\n", "  3/3 tickets done\n"]);
  });
});
