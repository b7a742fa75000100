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

const TEXT = {
  file: "functions/shared/contracts/text.ts",
  tests: ["test/functions/shared/contracts/text.test.ts", "test/attacks/single-lines.test.ts"],
};

const textMutations: readonly Mutation[] = [
  {
    ...TEXT,
    name: "output/sns-characters",
    removes: "the replacing of U+FFFE and U+FFFF: SNS refuses the ticket, and nobody is told",
    breaks: "tools",
    edit: { find: "\\u007f\\ufffe\\uffff]/g;", put: "\\u007f]/g;" },
  },
  {
    ...TEXT,
    name: "output/line-ends",
    removes: "the folding of Unicode's line ends in fields of a single line",
    breaks: "tools",
    edit: { find: "/[\\n\\u000b\\u000c\\r\\u0085\\u2028\\u2029]+/g;", put: "/[\\n\\r]+/g;" },
  },
  {
    name: "output/single-lines/stream",
    removes: "the folding of lines in tickets of the stream: a subject brings the headers of a mail",
    breaks: "tools",
    file: "functions/shared/intake/read-event.ts",
    edit: { find: "const value = foldFields(replaceTexts(sent));", put: "const value = replaceTexts(sent);" },
    tests: ["test/attacks/single-lines.test.ts"],
  },
  {
    name: "output/single-lines/api",
    removes: "the folding of lines in tickets of the API",
    breaks: "tools",
    file: "functions/shared/http/text-schema.ts",
    edit: { find: "writtenText(maxLength).transform(foldLines);", put: "writtenText(maxLength);" },
    tests: ["test/functions/shared/http/lenient-input.test.ts"],
  },
  {
    name: "output/email-check",
    removes: "the mark of an address that is none",
    breaks: "tools",
    file: "functions/shared/contracts/email-schema.ts",
    edit: { find: '{ email: sent, check: "INVALID" }', put: '{ email: sent, check: "VALID" }' },
    tests: ["test/functions/shared/contracts/build-ticket-record.test.ts"],
  },
  {
    name: "output/model-texts",
    removes: "the replacing in a model's texts of what is replaced in a customer's",
    breaks: "tools",
    file: "functions/shared/contracts/build-ticket-record.ts",
    edit: {
      find: "response_text: replaceUnreadable(answer.response_text)",
      put: "response_text: answer.response_text",
    },
    tests: ["test/functions/shared/contracts/build-ticket-record.test.ts"],
  },
  {
    name: "output/failure-subject",
    removes: "the check of the id in the subject of a failure's notice: with a line end in it, SNS refuses the notice",
    breaks: "tools",
    file: "state-machine/ticket-pipeline.asl.json",
    edit: {
      path: ["States", "Notify failure", "Arguments", "Subject"],
      put: "{% 'Ticket ' & $states.input.ticketId & ' failed' %}",
    },
    tests: ["test/state-machine/expressions.test.ts"],
  },
];

const PRIVATE = {
  file: "scripts/shared/terminal/private-files.ts",
  tests: ["test/attacks/readable-files.test.ts", "test/scripts/shared/terminal/private-files.test.ts"],
};

const READER = { file: "scripts/local/postgres/reader-role.ts", tests: ["test/attacks/warehouse-reader.test.ts"] };

const privacyMutations: readonly Mutation[] = [
  {
    ...PRIVATE,
    name: "output/files/mask",
    removes: "the mask of new files: other users of the machine read customers' texts",
    breaks: "private",
    edit: { find: "if (isMainThread) process.umask(OTHERS);", put: "if (isMainThread) process.umask(0o022);" },
  },
  {
    ...PRIVATE,
    name: "output/files/existing-folder",
    removes: "the closing of a folder that was created with wider rights",
    breaks: "private",
    edit: { find: "chmodSync(folder, FOLDER_MODE);", put: "chmodSync(folder, found.mode);" },
  },
  {
    ...PRIVATE,
    name: "output/files/existing-file",
    removes: "the closing of a report that was created with wider rights",
    breaks: "private",
    edit: { find: "await file.chmod(FILE_MODE);", put: "await file.chmod(found.mode);" },
  },
  {
    ...READER,
    name: "output/reader/blocks",
    removes: "the refusal of DO blocks",
    breaks: "private",
    edit: { find: '  "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",\n', put: "" },
  },
  {
    ...READER,
    name: "output/reader/superuser",
    removes: "the limits of the reader: npm run sql without --write runs programs",
    breaks: "private",
    edit: { find: "LOGIN NOSUPERUSER", put: "LOGIN SUPERUSER" },
  },
  {
    name: "output/reader/powerful",
    removes: "the refusal to read as a superuser whom a URL names",
    breaks: "private",
    file: "scripts/shared/warehouse/postgres-warehouse.ts",
    edit: { find: "if (user?.powerful !== true) return;", put: "if (user !== undefined) return;" },
    tests: ["test/attacks/warehouse-reader.test.ts"],
  },
  {
    name: "output/reader/chosen",
    removes: "the choice of the reader for those who only read",
    breaks: "private",
    file: "scripts/shared/warehouse/resolve-warehouse.ts",
    edit: { find: "(choice.readerUrl ?? choice.url)", put: "choice.url" },
    tests: ["test/scripts/shared/warehouse/resolve-warehouse.test.ts"],
  },
];

/** The safeguards of people's tools (terminals, spreadsheets, mail), and of what commands write and read. */
export const outputMutations: readonly Mutation[] = [
  ...terminalMutations,
  ...spreadsheetMutations,
  ...textMutations,
  ...privacyMutations,
];
