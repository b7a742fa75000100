import { type Command, Option } from "commander";
import { DESIGNS, type Design, type Plan, QUOTA_KEYS } from "../../shared/capacity/assess-load.js";
import { USUAL_TICKET } from "../../shared/capacity/ticket-profile.js";
import { loadEnvironment, projectIn } from "../../shared/deployment/project.js";
import { AWS_REGIONS } from "../../shared/quotas/regions.js";
import { decimal, runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine, toJson, withJson } from "../../shared/terminal/output.js";
import { chooseModel } from "./choose-model.js";
import { makeReport } from "./make-report.js";
import { renderReport } from "./render-report.js";

interface CapacityOptions {
  readonly ticketsPerSecond?: number;
  readonly model?: string;
  readonly region?: string;
  readonly backlog?: number;
  readonly modelSeconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly characters: number;
  readonly api?: boolean;
  readonly guardrail?: boolean;
  readonly design: Design;
  readonly quota: Readonly<Record<string, number>>;
  readonly seed: number;
  readonly json?: boolean;
}

const HELP: CommandHelp = {
  name: "capacity",
  description: "Plans for a load: which quota binds first, how long a backlog takes, and what a month costs.",
  notes: `It reads nothing of an account. Quotas are AWS's defaults for the region; a new account may have less, such as 10 concurrent executions. Give what yours has with --quota.

The time of a backlog comes from a simulation of the deployed workflow with its retries: what is refused waits at random, longer each time, and what used up its retries is triaged by rules and waits for a person. The same --seed gives the same figures.

Prices are those of us-east-1.`,
  examples: [
    "npm run capacity -- --tickets-per-second 50",
    "npm run capacity -- --tickets-per-second 5 --region eu-west-1 --model eu.amazon.nova-lite-v1:0 --backlog 20000",
    "npm run capacity -- --tickets-per-second 5 --quota lambda-concurrency=10 --quota model-tokens=400000",
    "npm run capacity -- --tickets-per-second 1000 --design express --json",
  ],
  exitCodes: { 0: "planned", 1: "failed", 2: "wrong options" },
};

const POSITIVE = "a number above 0, such as 50 or 0.5";
const MOST_TICKETS = 1_000_000;

/** Adds `name=value` to what was given before. @throws UsageError */
const addQuota = (text: string, before: Readonly<Record<string, number>>): Readonly<Record<string, number>> => {
  const [, key = "", value = ""] = /^([a-z0-9-]+)=(.*)$/.exec(text) ?? [];
  if (!QUOTA_KEYS.includes(key))
    throw new UsageError(`--quota is "${text}"; expected name=value with one of ${QUOTA_KEYS.join(", ")}.`);
  return { ...before, [key]: decimal(`--quota ${key}`, POSITIVE, (number) => number > 0)(value) };
};

const checkRegion = (region: string): string => {
  if (AWS_REGIONS.includes(region)) return region;
  throw new UsageError(`--region is "${region}", which is not known; expected one of ${AWS_REGIONS.join(", ")}.`);
};

const plan = (options: CapacityOptions): void => {
  const environment = loadEnvironment();
  const region = checkRegion(options.region ?? projectIn(environment).region);
  const model = chooseModel(options.model ?? environment["RESPONSE_MODEL_ID"] ?? "", region);
  const { ticketsPerSecond, inputTokens, outputTokens, characters, modelSeconds, api = false } = options;
  const guarded = options.guardrail ?? environment["GUARDRAIL"] === "true";
  if (ticketsPerSecond === undefined)
    throw new UsageError(`--tickets-per-second is missing; expected ${POSITIVE}. See \`npm run capacity -- --help\`.`);
  const load: Plan = {
    ticketsPerSecond,
    profile: { inputTokens, outputTokens, characters, modelSeconds, throughApi: api, guarded },
    region,
    model: model.quotas,
    design: options.design,
    overrides: options.quota,
  };
  const report = makeReport(load, { model, backlog: options.backlog, seed: options.seed });
  printLine(options.json === true ? toJson(report) : renderReport(report));
};

const count = (option: string) => wholeNumber(option, { min: 1, max: 1_000_000 });

/** The command line of `npm run capacity`. */
export const createProgram = (): Command =>
  withJson(createCommand(HELP))
    .option(
      "--tickets-per-second <rate>",
      "tickets a second, on average",
      decimal(
        "--tickets-per-second",
        `${POSITIVE}, at most ${MOST_TICKETS}`,
        (rate) => rate > 0 && rate <= MOST_TICKETS,
      ),
    )
    .option("--model <id>", "model or inference profile (default: RESPONSE_MODEL_ID, or the stack's default)")
    .option("--region <name>", "region (default: AWS_REGION, or us-east-1)")
    .option(
      "--backlog <n>",
      "tickets that wait: how long do they take?",
      wholeNumber("--backlog", { min: 1, max: 10_000_000 }),
    )
    .option(
      "--model-seconds <s>",
      "seconds that the model takes for an answer",
      decimal("--model-seconds", "a number above 0 and at most 50", (seconds) => seconds > 0 && seconds <= 50),
      USUAL_TICKET.modelSeconds,
    )
    .option("--input-tokens <n>", "tokens of a prompt", count("--input-tokens"), USUAL_TICKET.inputTokens)
    .option("--output-tokens <n>", "tokens of an answer", count("--output-tokens"), USUAL_TICKET.outputTokens)
    .option("--characters <n>", "characters of a ticket", count("--characters"), USUAL_TICKET.characters)
    .option("--api", "the tickets come through the API, and are read there twice")
    .option("--guardrail", "a guardrail judges tickets and replies (default: GUARDRAIL)")
    .addOption(
      new Option("--design <name>", "how the workflow runs: see docs/scaling.md").choices(DESIGNS).default("standard"),
    )
    .option(
      "--quota <name=value>",
      "what the account has instead of the default; can be given several times",
      addQuota,
      {},
    )
    .option("--seed <n>", "of the simulation", wholeNumber("--seed", { min: 0, max: 2 ** 31 }), 1)
    .action(plan);

await runWhenStarted(import.meta.filename, createProgram);
