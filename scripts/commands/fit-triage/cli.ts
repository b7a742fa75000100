import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import {
  CATEGORIES,
  PRIORITIES,
  type Priority,
  SENTIMENTS,
} from "../../../functions/shared/contracts/ticket-record.js";
import {
  cumulativeLikelihoods,
  highestLabel,
  likelihoods,
  likelyLabel,
  type LinearModel,
} from "../../../functions/shared/triage/signals/linear-model.js";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { readGoldenSet } from "../../shared/golden/read-golden-set.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { formatShare } from "../../shared/terminal/format.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine } from "../../shared/terminal/output.js";
import { crossValidate } from "./cross-validate.js";
import { type LabelledDecision, type LabelledFeatures, ordinaryExamples, tuningExamples } from "./examples.js";
import { EXPECTED_SENTIMENT } from "./expected-sentiment.js";
import { EXPECTED_CATEGORY, EXPECTED_PRIORITY } from "./expected-weights.js";
import { type Example, fitLinearModel, fitOrdinalModel, type FitOptions } from "./fit-linear-model.js";

const HELP: CommandHelp = {
  name: "fit-triage",
  description: "Fits the weights of triage by rules, and of the stand-in for Comprehend, to the tuning half.",
  notes: `It reads the tuning half of the golden set, for sentiment without the tickets from number 1001 on, and for priority and category also 500 ordinary tickets of the generator. It writes how much each signal in a text speaks for each label: \`priority-weights.json\` and \`category-weights.json\` in functions/shared/triage/signals, and \`sentiment-weights.json\` of the stand-in. Run it after a change of the signals' words, of the weights that are expected, or of the golden set. The same tickets always give the same weights.

It prints how many tickets each model gets right that was fitted to the other tickets (five folds). That is more than on tickets that nobody has seen, because words were chosen with these in view; \`npm run evaluate -- --write-docs\` measures those.`,
  examples: ["npm run fit-triage", "npm run fit-triage -- --dry-run"],
  exitCodes: { 0: "fitted", 1: "the golden set cannot be used", 2: "wrong options" },
};

const SIGNALS = path.join("functions", "shared", "triage", "signals");

/** A model that is fitted, and the file of its weights. */
interface Fitting {
  readonly name: string;
  readonly file: string;
  fit(): Weights;
  crossValidate(): number;
}

type Weights = Pick<LinearModel<string>, "weights">;

const byLinearModel = <Label extends string>(
  examples: readonly Example<Label>[],
  options: FitOptions<Label>,
): Pick<Fitting, "fit" | "crossValidate"> => ({
  fit: () => fitLinearModel(examples, options),
  crossValidate: () =>
    crossValidate(examples, (others) => {
      const model = fitLinearModel(others, options);
      return (features) => highestLabel(options.labels, likelihoods(model, features));
    }),
});

const byOrdinalModel = <Label extends string>(
  examples: readonly Example<Label>[],
  options: FitOptions<Label>,
): Pick<Fitting, "fit" | "crossValidate"> => ({
  fit: () => fitOrdinalModel(examples, options),
  crossValidate: () =>
    crossValidate(examples, (others) => {
      const model = fitOrdinalModel(others, options);
      return (features) => likelyLabel(options.labels, cumulativeLikelihoods(model, features));
    }),
});

const PRIORITY_OPTIONS: FitOptions<Priority> = { labels: PRIORITIES, prior: EXPECTED_PRIORITY, strictness: 3 };

const prioritiesOf = (decisions: readonly LabelledDecision[]): readonly Example<Priority>[] =>
  decisions.map(({ labels, signals }) => ({ label: labels.priority, features: signals }));

const fittingsOf = (
  tickets: readonly LabelledFeatures[],
  ordinary: readonly LabelledDecision[],
): readonly Fitting[] => [
  {
    name: "sentiment",
    file: path.join("scripts", "local", "model-server", "comprehend", "sentiment-weights.json"),
    ...byLinearModel(
      tickets
        .filter(({ showsSentiment }) => showsSentiment)
        .map(({ labels, tone }) => ({ label: labels.sentiment, features: tone })),
      { labels: SENTIMENTS, prior: EXPECTED_SENTIMENT, strictness: 4 },
    ),
  },
  {
    name: "priority",
    file: path.join(SIGNALS, "priority-weights.json"),
    ...byLinearModel(prioritiesOf([...tickets, ...ordinary]), PRIORITY_OPTIONS),
  },
  {
    name: "priority in order",
    file: path.join(SIGNALS, "urgency-weights.json"),
    ...byOrdinalModel(prioritiesOf([...tickets, ...ordinary]), PRIORITY_OPTIONS),
  },
  {
    name: "category",
    file: path.join(SIGNALS, "category-weights.json"),
    ...byLinearModel(
      [...tickets, ...ordinary].map(({ labels, signals }) => ({ label: labels.category, features: signals })),
      { labels: CATEGORIES, prior: EXPECTED_CATEGORY, strictness: 2 },
    ),
  },
];

/** The models that the golden set's tuning half gives. */
export const fittings = async (): Promise<readonly Fitting[]> =>
  fittingsOf(tuningExamples(await readGoldenSet()), ordinaryExamples());

/** The content of a file of weights: one feature a line, as Prettier writes it. */
export const renderWeights = ({ weights }: Weights): string => {
  const lines = Object.entries(weights).map(([name, values]) => `  ${JSON.stringify(name)}: [${values.join(", ")}]`);
  return `{\n${lines.join(",\n")}\n}\n`;
};

const run = async ({ dryRun = false }: { readonly dryRun?: boolean }): Promise<void> => {
  for (const model of await fittings()) {
    printLine(`${model.name}: ${formatShare(model.crossValidate())} right of the tickets that were left out`);
    if (dryRun) continue;
    await writeFile(path.join(PROJECT_ROOT, model.file), renderWeights(model.fit()));
    printLine(`Wrote ${model.file}`);
  }
};

/** The command line of `npm run fit-triage`. */
export const createProgram = (): Command =>
  createCommand(HELP).option("--dry-run", "print the shares, and write nothing").action(run);

await runWhenStarted(import.meta.filename, createProgram);
