import { format, resolveConfig } from "prettier";
import { renderApiMatrix } from "./api/api-render.js";
import { renderDeskMatrix } from "./desk/desk-matrix.js";
import { renderDeadlineMatrix } from "./deadlines/deadline-matrix.js";
import { renderIdentityMatrix } from "./identity/identity-matrix.js";
import { renderStatsMatrix } from "./stats/stats-matrix.js";
import { renderVerdictMatrix } from "./verdicts/verdict-matrix.js";
import { CALLS, type CallId } from "./pipeline/calls.js";
import { TICKET_ENDINGS } from "./pipeline/ticket-endings.js";
import { FAULT_TITLES, groupFaults } from "./faults.js";
import type { MatrixCell } from "./pipeline/matrix.js";
import { ROWS, type MatrixRow } from "./pipeline/rows.js";
import { END_TO_END } from "./pipeline/end-to-end.js";

export const DOCUMENT = "docs/fault-matrix.md";

const CALL_IDS = Object.keys(CALLS) as CallId[];

const rowsOf = (callId: CallId): readonly MatrixRow[] => ROWS.filter((row) => row.callId === callId);

const titleOf = ({ faultId }: MatrixRow): string => FAULT_TITLES[faultId];

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const retriesOf = ({ retries, asksAgain = 0 }: Extract<MatrixCell, { kind: "fails" }>): string => {
  if (asksAgain > 0) return `The function asks ${asksAgain} more times, saying what was wrong`;
  return retries === 0 ? "No retry" : `${retries} retries`;
};

const retriesInCall = (isRetried = false): string => (isRetried ? "Retries for 75 s within the call" : "No retry");

const mustHappen = (cell: MatrixCell): string => {
  switch (cell.kind) {
    case "impossible":
      return `Not possible: ${cell.reason}`;
    case "passes":
      return `No failure: ${TICKET_ENDINGS[cell.end]}`;
    case "fails":
      return `\`${cell.error}\`. ${retriesOf(cell)}; then ${TICKET_ENDINGS[cell.end]}`;
    case "per-record":
      return cell.error === undefined
        ? capitalized(TICKET_ENDINGS[cell.end])
        : `\`${cell.error}\`. ${retriesInCall(cell.retriesInCall)}; then ${TICKET_ENDINGS[cell.end]}`;
  }
};

/** "Also shown end to end: throttled, connection reset." Empty when rows alone show the call. */
const shownEndToEnd = (callId: CallId): string => {
  const faults = END_TO_END.filter((proof) => proof.callId === callId).map(({ faultId }) => FAULT_TITLES[faultId]);
  return faults.length === 0 ? "" : ` Also shown end to end: ${faults.join(", ")}.`;
};

const sectionOf = (callId: CallId): string => {
  const { title, caller } = CALLS[callId];
  const groups = groupFaults(rowsOf(callId), titleOf, ({ cell }) => mustHappen(cell));
  const lines = groups.map(({ faults, text }) => `- **${capitalized(faults.join(", "))}**: ${text}`);
  return [`### ${title}`, `Made by ${caller}.${shownEndToEnd(callId)}`, lines.join("\n")].join("\n\n");
};

const HEAD = `# Fault matrix

What must happen when a call of the pipeline or of its API fails: every call it makes, crossed with every fault.
\`npm run docs:fault-matrix\` generates this page from \`test/fault-matrix/pipeline/matrix.ts\` and
\`test/fault-matrix/api/api-matrix.ts\`; a unit test fails when it is out of date.

- [Where a permanent fault leads](#where-a-permanent-fault-leads), in short
- [End to end](#end-to-end)
- [Call by call](#call-by-call), in detail
- [The API](#the-api)
- [Signing in and users](#signing-in-and-users)
- [The desk](#the-desk)
- [Deadlines](#deadlines)
- [Statistics of the desk](#statistics-of-the-desk)
- [Verdicts of people](#verdicts-of-people)

How it is shown:

- **Rows** (\`test/fault-matrix/pipeline/pipeline-fault-matrix.test.ts\`), every possible combination. The function's real handler meets
  the fault on the wire: a local server responds as the service does, resets the connection, or is late. What the
  function returns or throws is what its state gets in the real state machine, run by the local emulator. A state that
  makes its call itself meets the fault there. A processor behind a queue gets the row's ticket and another one, and the
  test compares what it hands back and logs.
  - Each row runs with a permanent fault and, if the state retries, with one that passes after the first attempt: then
    the ticket must end as if nothing had happened.
  - The test compares the states entered, every attempt's error, the ending, and what subscribers, queue and failure
    topic received.
  - Waits between attempts are left out. Time limits and the slow response are shortened alike: for functions to a
    tenth, for states to a twentieth, and start-workflow's retry budget to a twenty-fifth.
- **End to end** (\`test/e2e/fault-matrix.test.ts\`): the whole pipeline on the local stack, with faults scripted in the
  emulator and the model server. Every ticket must be accounted for exactly once: one execution, one item, one object
  and one message, or one stored failure.

Errors are named as Retry and Catch see them. The number of retries excludes the SDK's own inside a function (two,
Bedrock's one). A message or a notification may arrive twice if the response to Publish or SendMessage is lost after the
service did its work: subscribers recognize a ticket by its \`ticket_id\`. Any other side effect is the same when it is
repeated.
`;

const endingOf = ({ cell }: MatrixRow): string => (cell.kind === "impossible" ? "not possible" : cell.end);

/** Where each fault leads if it is permanent. */
const overview = (): string =>
  CALL_IDS.map((callId) => {
    const possible = rowsOf(callId).filter(({ cell }) => cell.kind !== "impossible");
    const groups = groupFaults(possible, titleOf, endingOf);
    const [usual, ...others] = groups.toSorted((one, other) => other.faults.length - one.faults.length);
    const exceptions = others.map(({ faults, text }) => `; ${faults.join(", ")}: _${text}_`).join("");
    return `- **${CALLS[callId].title}**: _${usual?.text ?? ""}_${exceptions}`;
  }).join("\n");

const legend = (): string =>
  Object.entries(TICKET_ENDINGS)
    .map(([end, words]) => `- _${end}_: ${words}`)
    .join("\n");

/** The page, formatted and wrapped as the repository's other pages are. */
export const renderDocument = async (): Promise<string> => {
  const parts = [
    HEAD,
    "## Where a permanent fault leads",
    "The ending of most faults first, then the exceptions.",
    overview(),
    "The endings:",
    legend(),
    "## End to end",
    END_TO_END.map(({ title }) => `- ${title}`).join("\n"),
    "## Call by call",
    ...CALL_IDS.map(sectionOf),
    renderApiMatrix(),
    renderIdentityMatrix(),
    renderDeskMatrix(),
    renderDeadlineMatrix(),
    renderStatsMatrix(),
    renderVerdictMatrix(),
  ];
  const options = { ...(await resolveConfig(DOCUMENT)), parser: "markdown", proseWrap: "always" } as const;
  return await format(parts.join("\n\n"), options);
};
