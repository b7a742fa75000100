import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CommanderError, type Command } from "commander";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { hasOption } from "../../scripts/shared/load/load-job.js";

const { scripts } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

/** `npm run name -- words`, `npm start -- words`, `npm test words`, after variables and up to what the shell reads. */
const COMMAND =
  /\bnpm (?:run(?: --?\w[\w-]*)* )?([\w:<>…-]+)((?:[ \n]+(?!#)(?:"[^"]*"|'[^']*'|<[^>]*>|[^\s|&;>`'"]+))*)/g;

/** Commands of npm itself. */
const NPM_ITSELF = new Set(["ci", "install", "config", "run"]);

interface Documented {
  readonly script: string;
  readonly words: readonly string[];
}

const WORD = /"[^"]*"|'[^']*'|<[^>]*>|\S+/g;

const toWords = (text: string): readonly string[] =>
  (text.match(WORD) ?? []).map((word) => word.replace(/^["'](.*)["']$/s, "$1"));

/** The commands in code: a fenced block's line, or a code span, which may go on in the next line. */
const commandsIn = (code: string): readonly Documented[] =>
  [...code.matchAll(COMMAND)].flatMap(([, script = "", rest = ""]) =>
    NPM_ITSELF.has(script) || /[<…]/.test(script) ? [] : [{ script, words: toWords(rest) }],
  );

const FENCE = /^\s*```[^\n]*\n(.*?)^\s*```/gms;
const SPAN = /(?<!`)`([^`]+)`(?!`)/g;

/** A command alone in a text names it: "npm run tokens creates one". */
const isMore = ({ words }: Documented): boolean => words.length > 0;

/** The first line of a help has names in brackets: "npm run trace -- [options] [ticket]". */
const isUsage = (line: string): boolean => line.startsWith("Usage: ");

/** The commands of a page: in blocks, and in code spans, which may go on in the next line. */
const commandsOf = (page: string): readonly Documented[] => [
  ...[...page.matchAll(FENCE)].flatMap(([, block = ""]) =>
    block.split("\n").flatMap((line) => (isUsage(line) ? [] : commandsIn(line))),
  ),
  ...[...page.replaceAll(FENCE, "").matchAll(SPAN)].flatMap(([, span = ""]) => commandsIn(span).filter(isMore)),
];

/** An example in a help: a line of its own, in a string or not, perhaps with what it does after some blanks. */
const EXAMPLE = /^(?:\s*(['"]) +|\s+)((?:\w+=\S+ )?npm (?:run|start|test)\b.*?)(?: {2,}.*|\1,?)?$/;
const QUOTED = /\\?`(npm [^`]*?)\\?`/g;

/** The commands in a program's texts: examples of its help, and what its messages quote. */
const commandsInTexts = (source: string): readonly Documented[] =>
  source
    .replaceAll(/\$\{[^}]*\}/g, "1")
    .split("\n")
    .flatMap((line) => {
      const quoted = [...line.matchAll(QUOTED)].flatMap(([, span = ""]) => commandsIn(span).filter(isMore));
      return [...commandsIn(EXAMPLE.exec(line)?.[2] ?? ""), ...quoted];
    });

/** Has the program read the words, and does nothing: only commands without further ones get an action. */
const withoutEffect = (program: Command): Command => {
  program.exitOverride().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  if (program.commands.length === 0) program.action(() => undefined);
  for (const command of program.commands) withoutEffect(command);
  return program;
};

/** Placeholders for a number: `--tickets N`. */
const filledIn = (word: string): string => (/^[A-Z]$/.test(word) ? "1" : word);

const programOf = async (script: string): Promise<Command | undefined> => {
  const file = /\S+\.ts(?= |$)/.exec(scripts[script] ?? "")?.[0] ?? "";
  if (!file.endsWith("/cli.ts")) return undefined;
  const { createProgram } = (await import(path.join(PROJECT_ROOT, file))) as { createProgram: () => Command };
  return withoutEffect(createProgram());
};

/** npm passes on what is after `--`, and words that are no options. */
const passedOn = (words: readonly string[]): readonly string[] => {
  const dashes = words.indexOf("--");
  return (dashes === -1 ? words : words.toSpliced(dashes, 1)).map(filledIn);
};

/** What is wrong with a documented command. @returns undefined if its program takes it */
const problemOf = async ({ script, words }: Documented): Promise<string | undefined> => {
  if (!(script in scripts)) return "package.json has no such script";
  if (words[0] !== "--" && words.some((word) => word.startsWith("-"))) return "npm takes options that are not after --";
  const args = passedOn(words);
  if (hasOption(args, "--help")) return undefined;
  const program = await programOf(script);
  if (program === undefined) return args.length === 0 ? undefined : "it takes no arguments";
  try {
    await program.parseAsync(["node", script, ...args]);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
};

const problemsOf = async (commands: readonly Documented[]): Promise<readonly string[]> => {
  const problems: string[] = [];
  for (const command of commands) {
    const problem = await problemOf(command);
    if (problem !== undefined) problems.push(`npm run ${command.script} ${command.words.join(" ")}: ${problem}`);
  }
  return problems;
};

const tracked = (...patterns: readonly string[]): readonly string[] =>
  execFileSync("git", ["ls-files", ...patterns], { cwd: PROJECT_ROOT, encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && existsSync(path.join(PROJECT_ROOT, file)));

const contents = (file: string): string => readFileSync(path.join(PROJECT_ROOT, file), "utf8");

describe("a documented command", () => {
  it("is found in blocks and spans, with variables before it and a comment, a pipe or a wrapped line after it", () => {
    const page = [
      "```sh\nnpm run sql -- \"SELECT 1; --\"   # why\nVISUAL='code --wait' npm run replay -- --edit | head\n```",
      "Use `npm start -- --tickets\n5`, `npm ci`, or `npm run <command> -- --help`.",
    ].join("\n");

    expect(commandsOf(page)).toEqual([
      { script: "sql", words: ["--", "SELECT 1; --"] },
      { script: "replay", words: ["--", "--edit"] },
      { script: "start", words: ["--", "--tickets", "5"] },
    ]);
  });

  it("is found in a help and in messages", () => {
    const source = [
      'Examples:\n  npm run trace -- T-1\n  VISUAL=nano npm run replay -- --key "a b"',
      '    "  npm run generate -- --count 50     send more tickets",',
      '  throw new Error("Install it with `npm run etl -- --help`, or `npm start`.");',
    ].join("\n");

    expect(commandsInTexts(source).map(({ script, words }) => [script, ...words].join(" "))).toEqual([
      "trace -- T-1",
      "replay -- --key a b",
      "generate -- --count 50",
      "etl -- --help",
    ]);
  });

  it.each([
    ["npm run generat", "no such script"],
    ["npm run generate -- --cuont 5", "unknown option '--cuont'"],
    ["npm run generate -- --count many", '--count is "many"'],
    ["npm run generate --count 5", "after --"],
    ["npm run tokens -- create", "--subject"],
    ["npm run tokens -- make", "make"],
    ["npm run etl -- --from-dat 2026-11-21", "unknown option '--from-dat'"],
    ["npm run synth -- now", "too many arguments"],
  ])("%s is reported", async (command, words) => {
    expect(await problemsOf(commandsIn(command))).toEqual([expect.stringContaining(words)]);
  });
});

describe("every npm command can be run as it is written", () => {
  it.each(tracked("*.md"))("in %s", async (file) => {
    expect(await problemsOf(commandsOf(contents(file)))).toEqual([]);
  });

  it.each(tracked("scripts/**/*.ts"))("in the texts of %s", async (file) => {
    expect(await problemsOf(commandsInTexts(contents(file)))).toEqual([]);
  });
});
