import { Command } from "commander";
import { wrapText } from "./text.js";

/** What the help of a command says besides its options. All commands have the same form. */
export interface CommandHelp {
  /** Name in package.json. Of a command below another one: its own name. */
  readonly name: string;
  readonly description: string;
  /** What else its user should know, in paragraphs. */
  readonly notes?: string;
  /** Lines for a shell. */
  readonly examples: readonly string[];
  /** Meaning of each exit code. */
  readonly exitCodes: Readonly<Record<number, string>>;
}

/** Names that npm runs without `run`. */
const SHORT = new Set(["start", "test"]);

/** "npm run trace", "npm start", "npm run tokens" for the command `create` of `tokens`. */
export const npmCommand = (command: Command): string => {
  if (command.parent !== null) return npmCommand(command.parent);
  return SHORT.has(command.name()) ? `npm ${command.name()}` : `npm run ${command.name()}`;
};

/** The words with which npm passes a command below another one on: "create" of tokens. */
const pathOf = (command: Command): readonly string[] =>
  command.parent === null ? [] : [...pathOf(command.parent), command.name()];

/** "npm run tokens -- create [options]" */
const usageOf = (command: Command): string =>
  [npmCommand(command), "--", ...pathOf(command), command.usage()].join(" ");

const renderExitCodes = (exitCodes: CommandHelp["exitCodes"], width: number): string =>
  Object.entries(exitCodes)
    .map(
      ([code, meaning]) => `  ${code.padEnd(5)}${wrapText(meaning, width - 7).replaceAll("\n", `\n${" ".repeat(7)}`)}`,
    )
    .join("\n");

const renderRest = ({ notes, examples, exitCodes }: CommandHelp, width: number): string =>
  [
    ...(notes === undefined ? [] : [wrapText(notes, width)]),
    `Examples:\n${examples.map((line) => `  ${line}`).join("\n")}`,
    `Exit codes:\n${renderExitCodes(exitCodes, width)}`,
  ].join("\n\n");

/** Width of help where a terminal does not say its own, in columns. */
export const HELP_WIDTH = 80;

const widthOfHelp = (command: Command): number =>
  Math.min(HELP_WIDTH, command.configureOutput().getOutHelpWidth?.() ?? HELP_WIDTH);

/** A command whose help has usage, options, notes, examples and exit codes, in this order. It accepts no more words. */
export const createCommand = (help: CommandHelp): Command => {
  const command = new Command(help.name)
    .description(help.description)
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ commandUsage: usageOf });
  return command.addHelpText("after", () => `\n${renderRest(help, widthOfHelp(command))}`);
};

/** A command that only has commands below it. */
export const createCommandGroup = (help: CommandHelp, commands: readonly Command[]): Command => {
  const group = createCommand(help).usage("<command> [options]").argument("[command]");
  for (const command of commands) group.addCommand(command);
  return group.action((name: string | undefined) => {
    const problem = name === undefined ? "no command" : `unknown command "${name}"`;
    group.error(`error: ${problem}; expected one of ${commands.map((command) => command.name()).join(", ")}`);
  });
};
