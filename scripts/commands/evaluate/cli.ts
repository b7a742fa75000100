import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Command, Option } from "commander";
import { loadEnvironment, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { type Evaluation } from "../../shared/evaluation/evaluation.js";
import { compare, type Figures, figuresOf } from "../../shared/evaluation/figures.js";
import { HALVES } from "../../shared/golden/golden-ticket.js";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine, printNote, writeJsonFile } from "../../shared/terminal/output.js";
import { standardError } from "../../shared/terminal/screen.js";
import { writePrivateFile } from "../../shared/terminal/private-files.js";
import { openAnswers } from "./answer-file.js";
import { prepareOutput, readEvaluation, readTickets, type Selection } from "./files.js";
import { openModel } from "./model-system.js";
import { renderHtml } from "./render-html.js";
import { PAGE, renderPage } from "./render-page.js";
import { problemsOf, renderComparison, renderEvaluation } from "./render-table.js";
import { RULES } from "./rules-system.js";
import { runEvaluation, type TicketSource } from "./run-evaluation.js";

const DEFAULT_FILES = {
  json: path.join(".local", "evaluation.json"),
  html: path.join(".local", "evaluation.html"),
  answers: path.join(".local", "evaluation-answers.jsonl"),
};

const HELP: CommandHelp = {
  name: "evaluate",
  description: "Measures how often triage is right, by the labelled tickets of the golden set.",
  notes: `It triages tickets and compares the result with their labels: --with rules by the rules, without a model; --with model by the code of the function generate-response and the model that LOCAL_MODEL_URL and LOCAL_MODEL_NAME name, or the built-in stand-in for one, which reads little but the words that rules read, too. Sentiment and language are those of the local stand-in for Comprehend. Nothing is sent to AWS.

It prints accuracy, macro-F1, and for priorities what is within one level, with intervals; the files have every ticket and the confusion matrices.

Rules may be fitted to the tuning half, which is the default. The test half is for figures that are published: --write-docs measures it.

Answers of a model are kept in the file of --answers by ticket, model and prompt. A run that was interrupted goes on where it was; without that file, every ticket is asked again.

--compare draws the same tickets from both evaluations many times. A difference is decided if its interval does not hold 0.`,
  examples: [
    "npm run evaluate",
    "npm run evaluate -- --json before.json",
    "LOCAL_MODEL_URL=http://127.0.0.1:11434/v1 LOCAL_MODEL_NAME=llama3.2 npm run evaluate -- --with model",
    "npm run evaluate -- --compare before.json after.json",
    "npm run evaluate -- --file tickets.jsonl --half all",
    "npm run evaluate -- --write-docs",
  ],
  exitCodes: {
    0: "evaluated, compared, or written",
    1: "a line could not be used, a ticket has no answer, or there is no ticket; what there is was evaluated",
    2: "wrong options, or a file that cannot be read or written",
  },
};

interface EvaluateOptions {
  readonly with: "rules" | "model";
  readonly concurrency: number;
  readonly answers: string;
  readonly half: Selection["half"];
  readonly file?: readonly string[];
  readonly compare?: readonly string[];
  readonly writeDocs?: boolean;
  readonly json: string;
  readonly html: string;
  readonly seed: number;
}

const compareFiles = async (files: readonly string[], seed: number): Promise<void> => {
  const [one, other, ...more] = files;
  if (one === undefined || other === undefined || more.length > 0)
    throw new UsageError(
      `--compare has ${files.length} file(s); expected two, such as --compare before.json after.json.`,
    );
  const [first, second] = [await readEvaluation(one), await readEvaluation(other)];
  const comparison = compare(first.predictions, second.predictions, { seed });
  if (comparison.tickets === 0)
    throw new UsageError(
      `--compare: ${one} and ${other} have no ticket with the same labels; evaluate the same tickets.`,
    );
  printLine(renderComparison(comparison, { one: path.basename(one), other: path.basename(other) }));
};

/** The figures as JSON has them. */
const toPlain = ({ measures, ...rest }: Figures) => ({ ...rest, measures: Object.fromEntries(measures) });

const writeResults = async (evaluation: Evaluation, figures: Figures, { json, html }: EvaluateOptions) => {
  await writeJsonFile(json, { ...evaluation, figures: toPlain(figures) });
  await writePrivateFile(html, renderHtml(evaluation, figures));
  printNote(`Wrote ${json} and ${html}`);
};

/** Has the model that LOCAL_MODEL_URL names, or the stand-in for one, triage the tickets. */
const askModel = async (source: TicketSource, { concurrency, answers: file }: EvaluateOptions): Promise<Evaluation> => {
  await prepareOutput("--answers", file);
  const model = await openModel(loadEnvironment());
  try {
    const { system, fingerprint } = model;
    const answers = await openAnswers(file, fingerprint);
    return await runEvaluation(system, source, { now: new Date(), concurrency, answers, screen: standardError });
  } finally {
    await model.close();
  }
};

const evaluateTickets = async (options: EvaluateOptions): Promise<void> => {
  const { half, file: files, seed, json, html } = options;
  await prepareOutput("--json", json);
  await prepareOutput("--html", html);
  const source = await readTickets({ files, half });
  if (source.tickets.length === 0) throw new Error([`no ticket in ${source.name}`, ...source.problems].join("; "));
  const evaluation =
    options.with === "model"
      ? await askModel(source, options)
      : await runEvaluation(RULES, source, { now: new Date() });
  const figures = figuresOf(evaluation.predictions, { seed });
  printLine(renderEvaluation(evaluation, figures));
  await writeResults(evaluation, figures, options);
  if (problemsOf(evaluation).length > 0) process.exitCode = 1;
};

/** The figures of docs/quality.md: of the rules, over the test half. */
export const figuresOfPage = async (): Promise<Figures> => {
  const source = await readTickets({ files: undefined, half: "test" });
  const evaluation = await runEvaluation(RULES, source, { now: new Date() });
  const problems = problemsOf(evaluation);
  if (problems.length > 0) throw new Error(`The page needs every ticket: ${problems.join("; ")}`);
  return figuresOf(evaluation.predictions);
};

const writeDocs = async (): Promise<void> => {
  await writeFile(path.join(PROJECT_ROOT, PAGE), await renderPage(await figuresOfPage()));
  printLine(`Wrote ${PAGE}`);
};

const run = async (options: EvaluateOptions): Promise<void> => {
  if (options.compare !== undefined) return compareFiles(options.compare, options.seed);
  return options.writeDocs === true ? writeDocs() : evaluateTickets(options);
};

/** The command line of `npm run evaluate`. */
export const createProgram = (): Command =>
  createCommand(HELP)
    .addOption(new Option("--with <system>", "what triages").choices(["rules", "model"]).default("rules"))
    .addOption(new Option("--half <name>", "which half of the tickets").choices([...HALVES, "all"]).default("tuning"))
    .option("--file <file...>", "tickets in the format of the golden set, in place of it")
    .addOption(new Option("--compare <file...>", "compare two evaluations instead").conflicts(["file", "writeDocs"]))
    .addOption(new Option("--write-docs", `write ${PAGE} instead`).conflicts("file"))
    .option(
      "--concurrency <n>",
      "tickets that the model gets at the same time",
      wholeNumber("--concurrency", { min: 1, max: 64 }),
      4,
    )
    .option(
      "--answers <file>",
      "answers of models to keep, so that a later run does not ask again",
      DEFAULT_FILES.answers,
    )
    .option("--json <file>", "evaluation to write", DEFAULT_FILES.json)
    .option("--html <file>", "page to write", DEFAULT_FILES.html)
    .option("--seed <n>", "of the intervals", wholeNumber("--seed", { min: 0, max: 2 ** 31 }), 1)
    .action(run);

await runWhenStarted(import.meta.filename, createProgram);
