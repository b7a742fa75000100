import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Command, Option } from "commander";
import { loadEnvironment, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { type Evaluation } from "../../shared/evaluation/evaluation.js";
import { compare, type Figures, figuresOf } from "../../shared/evaluation/figures.js";
import { type TargetOptions, withTarget } from "../../shared/deployment/target.js";
import { HALVES } from "../../shared/golden/golden-ticket.js";
import { day, rangeOf } from "../../shared/reconciliation/days.js";
import { decimal, runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { formatDollars, plural } from "../../shared/terminal/format.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { printLine, printNote, writeJsonFile } from "../../shared/terminal/output.js";
import { standardError } from "../../shared/terminal/screen.js";
import { writePrivateFile } from "../../shared/terminal/private-files.js";
import { onOneLine } from "../../shared/terminal/table.js";
import { openAnswers } from "./answer-file.js";
import { agreeOnCost, consentTo } from "./consent.js";
import { prepareOutput, readEvaluation, readTickets, type Selection } from "./files.js";
import { openModel } from "./model-system.js";
import { renderHtml } from "./render-html.js";
import { PAGE, renderPage } from "./render-page.js";
import { problemsOf, renderComparison, renderEvaluation } from "./render-table.js";
import { RULES } from "./rules-system.js";
import { type OpenAssessor, openJudge } from "./judge-system.js";
import { draftsOfPeople, readStoredVerdicts, readVerdictFiles, renderPeople } from "./people.js";
import { agreementOfRules, assessReplies, readLabelledReplies, renderAgreement, rulesAssess } from "./replies.js";
import { runEvaluation, type TicketSource } from "./run-evaluation.js";
import { readStoredTickets } from "./stored-tickets.js";

const DEFAULT_FILES = {
  json: path.join(".local", "evaluation.json"),
  html: path.join(".local", "evaluation.html"),
  answers: path.join(".local", "evaluation-answers.jsonl"),
  judge: path.join(".local", "judge-answers.jsonl"),
};

const HELP: CommandHelp = {
  name: "evaluate",
  description: "Measures how often triage is right, by the labelled tickets of the golden set.",
  notes: `It triages tickets and compares the result with their labels: --with rules by the rules, without a model; --with model by the code of the function generate-response and the model that LOCAL_MODEL_URL and LOCAL_MODEL_NAME name, or the built-in stand-in for one, which reads little but the words that rules read, too. Sentiment and language are those of the local stand-in for Comprehend. Nothing is sent to AWS, unless --target aws says so: then it is the model of the stack's configuration on Amazon Bedrock, and Amazon Comprehend.

With --target aws it says first what that may cost, and asks on a terminal; --yes answers yes. With --max-usd, tickets that might exceed the sum are not asked for, and count as missing. What was used, and what it cost, is part of the figures.

--from and --to take the tickets that a deployment has stored, by day of submission in UTC, in place of the golden set: the newest local stack's, or with --target aws those on AWS. Their labels are what they were stored with, so that the figures say how far the rules, or another model or prompt, agree with it.

It prints accuracy, macro-F1, and for priorities what is within one level, with intervals; the files have every ticket and the confusion matrices.

Rules may be fitted to the tuning half, which is the default. The test half is for figures that are published: --write-docs measures it.

Answers of a model are kept in the file of --answers by ticket, model and prompt. A run that was interrupted goes on where it was; without that file, every ticket is asked again.

With a model, it also prints how many of its replies fail each criterion of the rules.

--replies assesses labelled replies instead, those of test/golden/replies or of the files, and prints how far the verdicts agree with the labels, by criterion: how many of the defects are found, how many other replies are taken for one, and Cohen's kappa. --with model asks the model as a judge, too, --runs times, and prints how many replies got the same verdict in all runs; its answers are kept in --judge-answers by the hash of the request.

--people reads the verdicts that a deployment has stored in its table, or those of files in the format of the bucket's objects below evaluations/, and prints for each criterion how many of the drafts it fails that people edited or discarded, how many of those that they sent as they were, and Cohen's kappa. ANY counts a draft that fails any criterion of the source. Reading a table costs a scan of all of it.

--compare draws the same tickets from both evaluations many times. A difference is decided if its interval does not hold 0.`,
  examples: [
    "npm run evaluate",
    "npm run evaluate -- --json before.json",
    "LOCAL_MODEL_URL=http://127.0.0.1:11434/v1 LOCAL_MODEL_NAME=llama3.2 npm run evaluate -- --with model",
    "npm run evaluate -- --compare before.json after.json",
    "npm run evaluate -- --file tickets.jsonl --half all",
    "npm run evaluate -- --with model --target aws --half test --max-usd 2",
    "npm run evaluate -- --with model --from 2026-11-01 --to 2026-11-07",
    "npm run evaluate -- --replies",
    "npm run evaluate -- --with model --replies --runs 3",
    "npm run evaluate -- --people",
    "npm run evaluate -- --write-docs",
  ],
  exitCodes: {
    0: "evaluated, compared, or written",
    1: "a line could not be used, a ticket has no answer, or there is no ticket; what there is was evaluated",
    2: "wrong options, a file that cannot be read or written, no deployment, or no consent to what AWS may cost",
    130: "interrupted",
  },
};

interface EvaluateOptions extends TargetOptions {
  readonly with: "rules" | "model";
  readonly concurrency: number;
  readonly answers: string;
  readonly half: Selection["half"];
  readonly file?: readonly string[];
  readonly compare?: readonly string[];
  readonly replies?: true | readonly string[];
  readonly people?: true | readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly maxUsd?: number;
  readonly yes?: boolean;
  readonly runs: number;
  readonly judgeAnswers: string;
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

/** Has a model triage the tickets. */
const askModel = async (source: TicketSource, options: EvaluateOptions, signal: AbortSignal): Promise<Evaluation> => {
  const { concurrency, answers: file } = options;
  await prepareOutput("--answers", file);
  const { system, fingerprint, tariff, close } = await openModel(loadEnvironment(), options.target ?? "local");
  try {
    const answers = await openAnswers(file, fingerprint);
    const budget = tariff && (await agreeOnCost(source, tariff, answers, options, signal));
    const run = { now: new Date(), concurrency, answers, budget, screen: standardError };
    return await runEvaluation(system, source, run);
  } finally {
    await close();
  }
};

/** Whether the tickets are those that a deployment has stored. */
const areStored = ({ from, to }: EvaluateOptions): boolean => from !== undefined || to !== undefined;

const readSource = (options: EvaluateOptions, signal: AbortSignal): Promise<TicketSource> => {
  const { half, file: files, target } = options;
  return areStored(options)
    ? readStoredTickets(rangeOf(options, new Date()), { target }, signal)
    : readTickets({ files, half });
};

const evaluateTickets = async (options: EvaluateOptions, signal: AbortSignal): Promise<void> => {
  const { seed, json, html } = options;
  await prepareOutput("--json", json);
  await prepareOutput("--html", html);
  const source = await readSource(options, signal);
  if (source.tickets.length === 0) throw new Error([`no ticket in ${source.name}`, ...source.problems].join("; "));
  const evaluation =
    options.with === "model"
      ? await askModel(source, options, signal)
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
  const page = await renderPage(await figuresOfPage(), await agreementOfRules());
  await writeFile(path.join(PROJECT_ROOT, PAGE), page);
  printLine(`Wrote ${PAGE}`);
};

const openAssessor = async (options: EvaluateOptions): Promise<OpenAssessor> => {
  if (options.with === "rules")
    return { name: "rules", usdAReply: undefined, assess: rulesAssess, close: () => Promise.resolve() };
  await prepareOutput("--judge-answers", options.judgeAnswers);
  return openJudge(loadEnvironment(), options.target ?? "local", options.judgeAnswers);
};

/** @throws UsageError without consent to having replies judged, or if that may cost more than --max-usd */
const agreeOnJudge = async (judgements: number, usdAReply: number, options: EvaluateOptions, signal: AbortSignal) => {
  const usd = judgements * usdAReply;
  if (options.maxUsd !== undefined && usd > options.maxUsd)
    throw new UsageError(
      `--max-usd is ${options.maxUsd}, but ${plural(judgements, "verdict")} may cost about ${formatDollars(usd)}; nothing was sent.`,
    );
  await consentTo(`Sending ${plural(judgements, "reply", "replies")}`, usd, options.yes, signal);
};

const measureAgreement = async (
  files: readonly string[],
  options: EvaluateOptions,
  signal: AbortSignal,
): Promise<void> => {
  const { replies, problems } = await readLabelledReplies(files);
  if (replies.length === 0) throw new Error(["no labelled reply", ...problems].join("; "));
  const { runs, concurrency } = options;
  const { name, usdAReply, assess, close } = await openAssessor(options);
  try {
    if (usdAReply !== undefined) await agreeOnJudge(replies.length * runs, usdAReply, options, signal);
    const assessed = await assessReplies(replies, assess, { runs, concurrency });
    const missing = [...problems, ...assessed.problems];
    printLine(renderAgreement(assessed.judged, name, runs));
    for (const problem of missing) printNote(`Missing: ${onOneLine(problem, 200)}`);
    if (missing.length > 0) process.exitCode = 1;
  } finally {
    await close();
  }
};

/** How far the verdicts on drafts agree with what people did with them. */
const compareWithPeople = async (
  files: true | readonly string[],
  { target }: EvaluateOptions,
  signal: AbortSignal,
): Promise<void> => {
  const verdicts = files === true ? await readStoredVerdicts({ target }, signal) : await readVerdictFiles(files);
  const drafts = draftsOfPeople(verdicts);
  for (const problem of verdicts.problems) printNote(`Missing: ${onOneLine(problem, 200)}`);
  if (drafts.length === 0) throw new Error("no draft with the verdict of a person and of rules or judge");
  printLine(renderPeople(drafts));
  if (verdicts.problems.length > 0) process.exitCode = 1;
};

const run = async (options: EvaluateOptions, signal: AbortSignal): Promise<void> => {
  const { replies, people } = options;
  if (people !== undefined) return compareWithPeople(people, options, signal);
  if (options.target === "aws" && options.with === "rules" && !areStored(options))
    throw new UsageError(
      "--target is aws, but nothing is read from AWS; expected --with model, --people, or --from and --to.",
    );
  if (replies !== undefined) return measureAgreement(replies === true ? [] : replies, options, signal);
  if (options.compare !== undefined) return compareFiles(options.compare, options.seed);
  return options.writeDocs === true ? writeDocs() : evaluateTickets(options, signal);
};

/** The command line of `npm run evaluate`. */
export const createProgram = (): Command =>
  withTarget(createCommand(HELP))
    .addOption(new Option("--with <system>", "what triages").choices(["rules", "model"]).default("rules"))
    .addOption(new Option("--half <name>", "which half of the tickets").choices([...HALVES, "all"]).default("tuning"))
    .option("--file <file...>", "tickets in the format of the golden set, in place of it")
    .addOption(new Option("--compare <file...>", "compare two evaluations instead").conflicts(["file", "writeDocs"]))
    .addOption(
      new Option("--replies [file...]", "assess labelled replies instead").conflicts(["file", "compare", "writeDocs"]),
    )
    .addOption(
      new Option("--people [file...]", "compare verdicts on drafts with what people did with them instead").conflicts([
        ...["file", "half", "compare", "replies", "from", "to", "writeDocs"],
      ]),
    )
    .addOption(
      new Option("--from <day>", "stored tickets from this day on, such as 2026-11-21 (default: six days before --to)")
        .argParser(day("--from"))
        .conflicts(["file", "half", "compare", "replies", "writeDocs"]),
    )
    .addOption(
      new Option("--to <day>", "stored tickets up to this day (default: today)")
        .argParser(day("--to"))
        .conflicts(["file", "half", "compare", "replies", "writeDocs"]),
    )
    .option(
      "--max-usd <usd>",
      "what asking on AWS may cost",
      decimal("--max-usd", "US dollars above 0, such as 2.50", (value) => value > 0),
    )
    .option("--yes", "send to AWS without asking")
    .option("--runs <n>", "how often each labelled reply is assessed", wholeNumber("--runs", { min: 1, max: 10 }), 1)
    .option("--judge-answers <file>", "answers of judges to keep", DEFAULT_FILES.judge)
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
    .action((options: EvaluateOptions) => interruptible((signal) => run(options, signal)));

await runWhenStarted(import.meta.filename, createProgram);
