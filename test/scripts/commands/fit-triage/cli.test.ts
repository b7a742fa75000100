import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { fittings } from "../../../../scripts/commands/fit-triage/cli.js";
import { tuningExamples } from "../../../../scripts/commands/fit-triage/examples.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { readGoldenSet } from "../../../../scripts/shared/golden/read-golden-set.js";
import { parseJson } from "../../../../functions/shared/contracts/parse-json.js";

/** Hundredths by which a weight may differ on another processor. */
const ROUNDING = 1;

const models = await fittings();

it.each(models.map((model) => [model.file, model] as const))("%s is what a fresh fit gives", (file, model) => {
  const stored = parseJson(readFileSync(path.join(PROJECT_ROOT, file), "utf8")) as Record<string, number[]>;
  const { weights } = model.fit();
  const names = new Set([...Object.keys(stored), ...Object.keys(weights)]);
  const different = [...names].filter((name) => {
    const [one, other] = [stored[name] ?? [], weights[name] ?? []];
    return [...one, ...other].some((_, at) => Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > ROUNDING);
  });

  expect(different, "run `npm run fit-triage`").toEqual([]);
});

it("fits to the tuning half alone", async () => {
  const tickets = await readGoldenSet();
  const tuning = tickets.filter(({ half }) => half === "tuning");

  expect(tuningExamples(tickets)).toEqual(tuningExamples(tuning));
  expect(tuningExamples(tickets)).toHaveLength(tuning.length);
});
