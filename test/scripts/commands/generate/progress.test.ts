import { expect, it } from "vitest";
import { lineView } from "../../../../scripts/commands/generate/progress.js";

it("writes a plain line at most every two seconds", () => {
  const lines: string[] = [];
  let time = 0;
  const view = lineView(
    (line) => lines.push(line),
    2_000,
    () => time,
  );
  for (const sent of [100, 200, 300, 400, 500]) {
    time += 900;
    view.update({ sent, retried: 3, failed: 1 });
  }
  expect(lines).toEqual(["300 of 2000 records sent, 3 retried, 1 failed\n"]);
});

it("leaves out a total that is not known", () => {
  const lines: string[] = [];
  let time = 0;
  const view = lineView(
    (line) => lines.push(line),
    undefined,
    () => (time += 3_000),
  );
  view.update({ sent: 1, retried: 0, failed: 0 });
  expect(lines).toEqual(["1 records sent, 0 retried, 0 failed\n"]);
});
