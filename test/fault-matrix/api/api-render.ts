import { FAULT_TITLES } from "../faults.js";
import { API_CALLS, type ApiCallId } from "./api-calls.js";
import { API_ENDINGS } from "./api-endings.js";
import { API_FAULTS, API_MATRIX } from "./api-matrix.js";

const HEAD = `## The API

What a request comes to when a call goes wrong that is made for it. A client never gets 202 for a ticket that is not in the stream. It gets 500
only where the table refuses a call for good (a right or a name is missing), which an alarm tells of; anything else is a 503, and worth another try.

Shown by rows (\`test/fault-matrix/api/api-fault-matrix.test.ts\`): the real handlers of \`serve-api\` and \`authorize-request\` work on a table and
a stream of the local emulator, through a proxy that lets the row's fault befall the row's call each time it is made. "Slow", "malformed" and "crash"
are faults of the answer: the service did its work. After a crash no call of the function goes through. Then the fault passes, and the same request is
sent again: it must be served, and with an \`Idempotency-Key\` be for the same ticket, with its item RECEIVED and byte for byte the same record. Without
a key a repeat is another ticket, and the first one may be left RECEIVED with nothing in the stream. A user that was written for a request
without an answer has an id that nobody learns.

A call that was refused for good is made once. Others the SDK tries up to three times, fewer while most of its calls fail. The authorizer's
reading of Cognito's keys is no call of the SDK's: \`test/functions/authorize-request/cognito-jwt-verifier.test.ts\` shows what its faults lead to.
`;

const overview = (): string => {
  const lines = (Object.keys(API_CALLS) as ApiCallId[]).map((callId) => {
    const { title, request } = API_CALLS[callId];
    return `| ${[title, request, ...API_FAULTS.map((faultId) => API_MATRIX[callId][faultId])].join(" | ")} |`;
  });
  const head = ["call", "request", ...API_FAULTS.map((faultId) => FAULT_TITLES[faultId])];
  return [`| ${head.join(" | ")} |`, `| ${head.map(() => "---").join(" | ")} |`, ...lines].join("\n");
};

/** The API's part of the page. */
export const renderApiMatrix = (): string => {
  const legend = Object.entries(API_ENDINGS).map(([end, { words }]) => `- **${end}**: ${words}`);
  return [HEAD, overview(), legend.join("\n")].join("\n\n");
};
