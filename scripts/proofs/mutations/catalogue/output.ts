import type { Mutation } from "../mutation.js";

const SANITIZE = {
  file: "scripts/shared/terminal/sanitize.ts",
  tests: ["test/scripts/shared/terminal/sanitize.test.ts"],
};

const terminalMutations: readonly Mutation[] = [
  {
    name: "output/terminal",
    removes: "the sanitizer in front of every output: a ticket's text controls the terminal",
    breaks: "tools",
    file: "scripts/shared/terminal/command-line.ts",
    edit: { find: "    guardOutput(output);\n", put: "" },
    tests: ["test/attacks/terminal-output.test.ts"],
  },
  {
    name: "output/terminal-bytes",
    removes: "the sanitizing of bytes: a quarantined record controls the terminal",
    breaks: "tools",
    file: "scripts/shared/terminal/guarded-output.ts",
    edit: {
      find: "return chunk instanceof Uint8Array ? forTerminal(decoder.write(Buffer.from(chunk))) : chunk;",
      put: "return chunk;",
    },
    tests: ["test/scripts/shared/terminal/guarded-output.test.ts"],
  },
  {
    ...SANITIZE,
    name: "output/styling",
    removes: "the cleaning of what is painted: a text brings its own colours",
    breaks: "tools",
    edit: { find: "style(cleanText(text)).replaceAll", put: "style(text).replaceAll" },
  },
  {
    ...SANITIZE,
    name: "output/json",
    removes: "the escapes in JSON: on a terminal it is another value",
    breaks: "tools",
    edit: {
      find: "json.replaceAll(UNSAFE_IN_JSON, (found) => `\\\\u${found",
      put: "json.replaceAll(/\\0/g, (found) => `\\\\u${found",
    },
  },
  {
    name: "output/load-job",
    removes: "the sanitizing of what Python and Spark write: an error that quotes a ticket controls the terminal",
    breaks: "tools",
    file: "scripts/shared/load/load-job.ts",
    edit: { find: 'standardStreams.err.isTTY ? "pipe" : 2', put: "standardStreams.err.isTTY ? 2 : 2" },
    tests: ["test/attacks/terminal-output.test.ts"],
  },
  {
    name: "output/load-log",
    removes: "the sanitizing of the job's log, for those who run the job itself",
    breaks: "tools",
    file: "glue/ticket_etl/words.py",
    edit: { find: "return clean_text(super().format(record))", put: "return super().format(record)" },
    tests: ["test/glue/ticket_etl/test_words.py"],
  },
];

const SPREADSHEET = {
  file: "scripts/commands/sql/spreadsheet.ts",
  tests: ["test/attacks/spreadsheet-formulas.test.ts", "test/scripts/commands/sql/spreadsheet.test.ts"],
};

const spreadsheetMutations: readonly Mutation[] = [
  {
    ...SPREADSHEET,
    name: "output/formulas",
    removes: "the apostrophe in front of formulas: a spreadsheet runs what a ticket says",
    breaks: "tools",
    edit: { find: "? PREFIX + text : text;", put: "? text : text;" },
  },
  {
    ...SPREADSHEET,
    name: "output/formulas/full-width",
    removes: "the other forms of =, +, - and @",
    breaks: "tools",
    edit: { find: ' || FORMULA.test(text.normalize("NFKC"));', put: ";" },
  },
  {
    ...SPREADSHEET,
    name: "output/formulas/separators",
    removes: "the quotes around a semicolon: in some countries what follows it is a formula of its own",
    breaks: "tools",
    edit: { find: "/[\\r\\n\\t;]/;", put: "/[\\r\\n]/;" },
  },
];

/** The safeguards of people's tools: terminals and spreadsheets. */
export const outputMutations: readonly Mutation[] = [...terminalMutations, ...spreadsheetMutations];
