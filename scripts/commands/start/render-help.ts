import { curlLine } from "../../shared/deployment/curl-line.js";

/** A stack that stays up. */
export interface RunningStackInfo {
  readonly endpoint: string;
  /** Base URL of the HTTP API. */
  readonly apiUrl: string;
  /** Of a gold customer, to call the API with. */
  readonly token: string;
}

const submission = ({ apiUrl, token }: RunningStackInfo): string =>
  curlLine({
    method: "POST",
    url: `${apiUrl}/tickets`,
    headers: { Token: token, "Content-Type": "application/json" },
    body: JSON.stringify({ type: "Billing", message: "I was charged twice this month." }),
  });

/** What can be done while the stack stays up. */
export const renderHelp = (standing: RunningStackInfo): string =>
  [
    "",
    `The API is at ${standing.apiUrl}. Submit a ticket:`,
    `  ${submission(standing)}`,
    "",
    `The stack is up at ${standing.endpoint}. In another terminal:`,
    "  npm run api:example                submit a ticket over HTTP, follow it, list",
    "  npm run generate -- --count 50     send more tickets",
    "  npm run trace                      list recent executions",
    "  npm run trace -- <ticketId>        follow one ticket, state by state",
    '  npm run sql -- "SELECT ..."        ask the warehouse',
    "  npm run report                     draw its views",
    "  npm run etl                        load what is new since",
    "  npm run reconcile                  check that all places agree",
    "  npm run replay                     see what failed, and run it again with --yes",
    "Ctrl-C stops it and leaves nothing behind.",
  ].join("\n");
