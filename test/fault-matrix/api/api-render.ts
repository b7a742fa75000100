import { FAULT_TITLES, groupFaults } from "../faults.js";
import { API_CALLS, type ApiCallId } from "./api-calls.js";
import { API_ENDINGS } from "./api-endings.js";
import { API_FAULTS, API_MATRIX } from "./api-matrix.js";

const HEAD = `## The API

How a request ends when a call that serves it fails. A client never gets 202 for a ticket that is not on the stream. It
gets 500 only if the table permanently rejects a call (a permission or a name is missing), which triggers an alarm.
Anything else is a 503, and worth another attempt.

Shown by rows (\`test/fault-matrix/api/api-fault-matrix.test.ts\`): the real handlers of \`serve-api\` and
\`authorize-request\` work on a table and a stream of the local emulator, through a proxy that injects the row's fault
each time the row's call is made. "Slow", "malformed" and "crash" are faults of the response: the service did its work.
After a crash, no call of the function succeeds. Then the fault ends, and the same request is sent again: it must be
served, and with an \`Idempotency-Key\` it must be for the same ticket, with its item RECEIVED and byte for byte the
same record. Without a key, a repeat is another ticket, and the first one may stay RECEIVED with nothing on the stream. If a
user was written but the response was lost, the client never learns the user's id.

A call that is permanently rejected is made once. The SDK makes others up to three times, fewer while most of its calls
fail. The authorizer does not read Cognito's keys through the SDK:
\`test/functions/authorize-request/cognito-jwt-verifier.test.ts\` shows where its faults lead.
`;

const sectionOf = (callId: ApiCallId): string => {
  const { title, request } = API_CALLS[callId];
  const groups = groupFaults(
    API_FAULTS,
    (faultId) => FAULT_TITLES[faultId],
    (faultId) => API_MATRIX[callId][faultId],
  );
  const lines = groups.map(({ faults, text }) => `  - ${faults.join(", ")}: _${text}_`);
  return [`- **${title}** (${request})`, ...lines].join("\n");
};

/** The API's part of the page. */
export const renderApiMatrix = (): string => {
  const sections = (Object.keys(API_CALLS) as ApiCallId[]).map(sectionOf);
  const legend = Object.entries(API_ENDINGS).map(([end, { words }]) => `- _${end}_: ${words}`);
  return [HEAD, sections.join("\n"), "The endings:", legend.join("\n")].join("\n\n");
};
