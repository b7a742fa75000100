// Help of the commands, without installing anything: it is printed from a page that `npm run docs:commands` generates
// from the commands themselves.
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./project.mjs";

const PAGE = path.join(ROOT, "docs", "command-line.md");
const PACKAGE = path.join(ROOT, "package.json");

/** Commands that pass what follows on to another program, `--help` included. */
const PASSING_ON = ["cdktf"];

/** The words that npm takes before its `--`. */
const npmWords = (name) => (["start", "test"].includes(name) ? `npm ${name}` : `npm run ${name}`);

const nameOf = (script) =>
  Object.entries(JSON.parse(readFileSync(PACKAGE, "utf8")).scripts).find(([, line]) =>
    line.endsWith(` ${script}`),
  )?.[0];

const sectionOf = (page, title) => page.split(`\n## ${title}\n\n\`\`\`text\n`)[1]?.split("\n```\n")[0];

/** Where the text of a line begins that follows the name of an option or an exit code. */
const textStart = (line) => (/^ +\S.*? {2,}(?=\S)/.exec(line) ?? /^ */.exec(line))[0].length;

/** The line in pieces of at most `width` columns; it breaks at words. */
const wrap = (line, width) => {
  const indent = " ".repeat(Math.min(textStart(line), width / 2));
  const lines = [];
  let rest = line;
  while (rest.length > width) {
    const end = rest.lastIndexOf(" ", width);
    if (rest.slice(0, end).trim() === "" || end <= indent.length) break;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end + 1);
  }
  return [...lines, rest];
};

/**
 * What `--help` or `-h` among the arguments of a script prints. Undefined without them, and for scripts without a
 * section on the page: these print their help themselves.
 */
export const helpFor = (script, args, width = process.stdout.columns ?? Infinity) => {
  const words = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (!words.some((word) => word === "--help" || word === "-h")) return undefined;
  try {
    const page = readFileSync(PAGE, "utf8");
    const name = nameOf(script);
    const title = npmWords(name);
    const below = words.find((word) => !word.startsWith("-"));
    if (below !== undefined && PASSING_ON.includes(name)) return undefined;
    const text = sectionOf(page, `${title} -- ${below}`) ?? sectionOf(page, title);
    return text
      ?.split("\n")
      .flatMap((line) => wrap(line, width))
      .join("\n");
  } catch {
    return undefined;
  }
};
