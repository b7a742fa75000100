import type { Mutation } from "../mutation.js";

const TEST = "test/functions";

/** The texts of a ticket as rules, sentiment and model read them. */
const readableMutations: readonly Mutation[] = [
  {
    name: "inputs/readable/html",
    removes: "HTML's conversion to words, so that mark-up hides an alarm",
    breaks: "floor",
    file: "functions/shared/readable/plain-text.ts",
    edit: { find: "HTML.test(html) ? htmlToText(html) : decodeEntities(html)", put: "html" },
    tests: [`${TEST}/shared/readable/plain-text.test.ts`],
  },
  {
    name: "inputs/readable/quoted-printable",
    removes: "the decoding of quoted-printable, so that a soft break cuts a word",
    breaks: "floor",
    file: "functions/shared/readable/plain-text.ts",
    edit: { find: "if (!MAY_BE_QUOTED_PRINTABLE.test(text)) return text;", put: "if (text !== '') return text;" },
    tests: [`${TEST}/shared/readable/plain-text.test.ts`],
  },
  {
    name: "inputs/readable/images",
    removes: "the removal of embedded images, which push out the customer's words",
    breaks: "floor",
    file: "functions/shared/readable/plain-text.ts",
    edit: { find: 'text.replace(DATA_URI, "").replace(IMAGE_PLACEHOLDER, "")', put: "text" },
    tests: [`${TEST}/shared/readable/plain-text.test.ts`],
  },
  {
    name: "inputs/readable/end",
    removes: "the end of a long text, below which people answer",
    breaks: "floor",
    file: "functions/shared/readable/plain-text.ts",
    edit: { find: 'end.slice(end.indexOf("\\n") + 1)', put: '""' },
    tests: [`${TEST}/shared/readable/plain-text.test.ts`, `${TEST}/shared/readable/readable-ticket.test.ts`],
  },
  {
    name: "inputs/readable/attribution",
    removes: "the line that announces a quoted mail: what somebody else wrote sets the priority",
    breaks: "floor",
    file: "functions/shared/readable/own-words.ts",
    edit: { find: "const mayAnnounce = hasColon(text);", put: "const mayAnnounce = false;" },
    tests: [`${TEST}/shared/readable/own-words.test.ts`],
  },
  {
    name: "inputs/readable/disclaimer",
    removes: 'the setting apart of disclaimers: "any unauthorized access" is an alarm',
    breaks: "floor",
    file: "functions/shared/readable/own-words.ts",
    edit: {
      find: 'if (found < 0) return { own: paragraph, setApart: "" };',
      put: 'return { own: paragraph, setApart: "" };',
    },
    tests: [`${TEST}/shared/readable/own-words.test.ts`],
  },
  {
    name: "inputs/readable/pointer",
    removes: 'the reading of a forwarded mail below "FYI" as the report',
    breaks: "floor",
    file: "functions/shared/readable/own-words.ts",
    edit: { find: '(words === "" || isPointer(words))', put: 'words === ""' },
    tests: [`${TEST}/shared/readable/own-words.test.ts`],
  },
  {
    name: "inputs/readable/names",
    removes: "the rule that names of pages and files are no words of the customer",
    breaks: "floor",
    file: "functions/shared/triage/other-meanings.ts",
    edit: { find: 'part.replace(NAMES, " … ")', put: "part" },
    tests: [`${TEST}/shared/triage/priority-floor.test.ts`, `${TEST}/shared/triage/other-meanings.test.ts`],
  },
];

/** The fields of a ticket, and times. */
const fieldMutations: readonly Mutation[] = [
  {
    name: "inputs/time/years",
    removes: "the first year of a ticket's time: the load refuses what the filter has accepted",
    breaks: "visible",
    file: "functions/shared/contracts/timestamp.ts",
    edit: { find: "milliseconds >= EARLIEST && ", put: "" },
    tests: [`${TEST}/shared/contracts/timestamp.test.ts`],
  },
  {
    name: "inputs/time/offset",
    removes: "the sign of an offset: times west of Greenwich are hours off",
    breaks: "visible",
    file: "functions/shared/contracts/timestamp.ts",
    edit: { find: '(sign === undefined || sign === "+" ? 1 : -1)', put: "1" },
    tests: [`${TEST}/shared/contracts/timestamp.test.ts`],
  },
  {
    name: "inputs/tier",
    removes: 'the reading of a tier in another case: a ticket of " Gold" is quarantined',
    breaks: "alone",
    file: "functions/shared/contracts/ticket-event-schema.ts",
    edit: { find: "tier.trim().toLowerCase()", put: "tier" },
    tests: [`${TEST}/shared/contracts/ticket-event-schema.test.ts`],
  },
  {
    name: "inputs/reserved-id",
    removes: "the refusal of a ticket whose id is a name in the paths of the API: no request can read it",
    breaks: "visible",
    file: "functions/shared/contracts/ticket-event-schema.ts",
    edit: { find: "!RESERVED_TICKET_IDS.includes(id)", put: "id.length < 64" },
    tests: [`${TEST}/shared/contracts/ticket-event-schema.test.ts`],
  },
  {
    name: "inputs/full-name",
    removes: "the full name that first and last name make",
    breaks: "alone",
    file: "functions/shared/contracts/ticket-event-schema.ts",
    edit: { find: "isBlank(full_name) && names.length > 0", put: "names.length < 0" },
    tests: [`${TEST}/shared/contracts/ticket-event-schema.test.ts`],
  },
  {
    name: "inputs/email/local-part",
    removes: "the limit of an address's local part",
    breaks: "limits",
    file: "functions/shared/contracts/email-schema.ts",
    edit: { find: "HAS_SHORT_LOCAL_PART.test(text) && ", put: "" },
    tests: [`${TEST}/shared/contracts/email-schema.test.ts`],
  },
];

/** What a model answers, and files for the generator. */
const answerAndFileMutations: readonly Mutation[] = [
  {
    name: "inputs/answer/complete",
    removes: "the check that the model finished its answer",
    breaks: "floor",
    file: "functions/generate-response/model-answer.ts",
    edit: { find: "if (!isComplete(reply))", put: 'if (reply.stopReason === "")' },
    tests: [`${TEST}/generate-response/model-answer.test.ts`],
  },
  {
    name: "inputs/file/utf16",
    removes: "the check that a file of UTF-16 is well-formed",
    breaks: "visible",
    file: "scripts/shared/tickets/decode-file.ts",
    edit: { find: "new TextDecoder(encoding, { fatal: true })", put: "new TextDecoder(encoding)" },
    tests: ["test/scripts/shared/tickets/decode-file.test.ts"],
  },
  {
    name: "inputs/file/levels",
    removes: "the limit of gzip in gzip",
    breaks: "limits",
    file: "scripts/shared/tickets/decode-file.ts",
    edit: { find: " && level <= MAX_LEVELS) yield", put: ") yield" },
    tests: ["test/scripts/shared/tickets/decode-file.test.ts"],
  },
];

/** What is read as what it can only mean, and nothing else. */
const meaningMutations: readonly Mutation[] = [
  {
    name: "inputs/readable/line-ends",
    removes: "the reading of a lone CR as the end of a line",
    breaks: "floor",
    file: "functions/shared/readable/plain-text.ts",
    edit: { find: "unit === CR ? LF : unit", put: "unit" },
    tests: [`${TEST}/shared/readable/plain-text.test.ts`],
  },
  {
    name: "inputs/digits",
    removes: "the check for numbers whose digits JavaScript changes: their originals are not kept",
    breaks: "lost",
    file: "functions/shared/intake/read-event.ts",
    edit: { find: "digitsOf(source) !== digitsOf(String(value))", put: "false" },
    tests: [`${TEST}/shared/intake/plan-execution.test.ts`],
  },
  {
    name: "inputs/record/base64",
    removes: "the reason of a record that is base64 of a ticket",
    breaks: "visible",
    file: "functions/shared/intake/read-event.ts",
    edit: { find: "findBase64(text) ?? explainNotJson", put: "explainNotJson" },
    tests: [`${TEST}/shared/intake/read-event.test.ts`, `${TEST}/shared/intake/plan-execution.test.ts`],
  },
  {
    name: "inputs/answer/quoted",
    removes: "the check for an answer that the customer wrote into the ticket",
    breaks: "floor",
    file: "functions/generate-response/model-answer.ts",
    edit: { find: ".filter((input) => !isQuoted(input, ticketText))", put: ".filter((input) => ticketText !== input)" },
    tests: [`${TEST}/generate-response/generate-response.test.ts`],
  },
  {
    name: "inputs/answer/different",
    removes: "the refusal of two different answers: the first one counts",
    breaks: "floor",
    file: "functions/generate-response/model-answer.ts",
    edit: { find: "if (answers.size > 1)", put: "if (answers.size < 0)" },
    tests: [`${TEST}/generate-response/loose-answers.test.ts`],
  },
  {
    name: "inputs/file/not-text",
    removes: "the refusal of a file that is not UTF-8: its other records are sent",
    breaks: "meant",
    file: "scripts/shared/tickets/check-records.ts",
    edit: { find: "NOT_TEXT.has(record.invalid.reason)", put: "NOT_TEXT.size < 0" },
    tests: ["test/scripts/shared/tickets/record-source.test.ts"],
  },
];

/** What real producers, mail programs, models and files send: docs/inputs.md. */
export const inputMutations: readonly Mutation[] = [
  ...readableMutations,
  ...fieldMutations,
  ...answerAndFileMutations,
  ...meaningMutations,
];
