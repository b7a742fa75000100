import { format, resolveConfig } from "prettier";
import { renderApiMatrix } from "./api/api-render.js";
import { CALLS, type CallId } from "./calls.js";
import { TICKET_ENDINGS } from "./ticket-endings.js";
import { FAULT_TITLES } from "./faults.js";
import type { MatrixCell } from "./matrix.js";
import { ROWS, type MatrixRow } from "./rows.js";
import { END_TO_END } from "./end-to-end.js";

export const DOCUMENT = "docs/fault-matrix.md";

const timesTried = (retries: number): string => (retries === 0 ? "Not tried again" : `Tried ${retries} more times`);

const tried = (patient = false): string => (patient ? "Tried again for 75 s within the call" : "Not tried again");

const mustHappen = (cell: MatrixCell): string => {
  switch (cell.kind) {
    case "impossible":
      return `Cannot be: ${cell.reason}`;
    case "passes":
      return `No failure: ${TICKET_ENDINGS[cell.end]}`;
    case "fails":
      return `\`${cell.error}\`. ${timesTried(cell.retries)}; then ${TICKET_ENDINGS[cell.end]}`;
    case "settles":
      return cell.error === undefined
        ? TICKET_ENDINGS[cell.end]
        : `\`${cell.error}\`. ${tried(cell.patient)}; then ${TICKET_ENDINGS[cell.end]}`;
  }
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const shownBy = ({ callId, faultId, cell }: MatrixRow): string => {
  if (cell.kind === "impossible") return "";
  const whole = END_TO_END.some((proof) => proof.callId === callId && proof.faultId === faultId);
  return whole ? "rows, end to end" : "rows";
};

const tableOf = (callId: CallId): string => {
  const { title, caller } = CALLS[callId];
  const lines = ROWS.filter((row) => row.callId === callId).map(
    (row) => `| ${FAULT_TITLES[row.faultId]} | ${capitalised(mustHappen(row.cell))} | ${shownBy(row)} |`,
  );
  const head = ["| fault | what must happen | shown by |", "| --- | --- | --- |"];
  return [`### ${title}`, "", `Made by ${caller}.`, "", ...head, ...lines].join("\n");
};

const HEAD = `# Fault matrix

What must happen when a call of the pipeline or of its API goes wrong: every call it makes, times every fault. Written from
\`test/fault-matrix/matrix.ts\` and \`test/fault-matrix/api/api-matrix.ts\` by \`npm run docs:fault-matrix\`; a unit test fails when this page is out of date.

How it is shown:

- **rows** (\`test/fault-matrix/fault-matrix.test.ts\`): the real handler of the function meets the fault on the wire, from a local server that answers
  as the service does, resets the connection, or is late. What the function then gives or throws is what its state gets in the real state
  machine, run by the local emulator; a state that makes its call itself meets the fault there. A processor behind a queue gets the row's
  ticket and another one, and the test compares what it hands back and logs. Each row runs with a fault that lasts and, if the state
  tries again, with one that passes after the first attempt: then the ticket must end as if nothing had been. The test compares the states entered,
  every attempt's error, the end, and what subscribers, queue and failure topic got. Waits between attempts are left out; time limits and the slow answer are
  shortened alike, for functions to a tenth, for states to a twentieth, and start-workflow's patience to a twenty-fifth.
- **end to end** (\`test/e2e/fault-matrix.test.ts\`): the whole pipeline on the local stack, faults scripted in the emulator and the model server; every
  ticket must be accounted for exactly once: one execution, one item, one object and one message, or one kept failure.

[The API's calls](#the-api) have no workflow to end: what counts is what the client gets, the item and the stream.

Names are those that Retry and Catch see. The number of tries leaves out the first, and the SDK's own inside a function (two more, Bedrock's one). A
message or a notice may come twice when the answer to Publish or SendMessage is lost after the service did its work: subscribers know a ticket by its
\`ticket_id\`. Any other side effect is the same when it is repeated.
`;

const inShort = (cell: MatrixCell): string => (cell.kind === "impossible" ? "–" : cell.end);

/** Where each fault leads to, if it lasts. */
const overview = (): string => {
  const callIds = Object.keys(CALLS) as CallId[];
  const lines = callIds.map((callId) => {
    const cells = ROWS.filter((row) => row.callId === callId).map(({ cell }) => inShort(cell));
    return `| ${[CALLS[callId].title, ...cells].join(" | ")} |`;
  });
  const head = ["call", ...Object.values(FAULT_TITLES)];
  return [`| ${head.join(" | ")} |`, `| ${head.map(() => "---").join(" | ")} |`, ...lines].join("\n");
};

const legend = (): string =>
  Object.entries(TICKET_ENDINGS)
    .map(([end, words]) => `- **${end}**: ${words}`)
    .join("\n");

/** The page, formatted as the repository's other pages are. */
export const renderDocument = async (): Promise<string> => {
  const tables = (Object.keys(CALLS) as CallId[]).map(tableOf);
  const proofs = END_TO_END.map(({ title }) => `- ${title}`);
  const parts = [
    HEAD,
    "## Where a fault that lasts leads to",
    overview(),
    legend(),
    "## End to end",
    proofs.join("\n"),
  ];
  const text = [...parts, "## Call by call", ...tables, renderApiMatrix()].join("\n\n");
  return await format(text, { ...(await resolveConfig(DOCUMENT)), parser: "markdown" });
};
