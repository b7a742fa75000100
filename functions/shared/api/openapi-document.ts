import { describeApi } from "../http/openapi.js";
import { API_ROUTES } from "./routes.js";

const INFO = {
  title: "Ticket pipeline",
  version: "1.0.0",
  summary: "Submit support tickets, and follow them until they are answered.",
  description: [
    "A ticket is accepted at once and answered later: poll it until `status` is ANSWERED, NEEDS_HUMAN or FAILED.",
    "Every error is a problem document (RFC 9457). Any other method of a path gets a 405 with `Allow`.",
    "HEAD is answered wherever GET is. Bodies have no Content-Encoding.",
    "Unknown fields and parameters are rejected, so that a misspelt one is not overlooked.",
  ].join(" "),
  license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
};

const TAGS = [
  { name: "Tickets", description: "Submit, list and read tickets." },
  { name: "Desk", description: "For staff: work on the tickets of every customer." },
  {
    name: "Desk rules",
    description: "Macros, categories, tags, SLA policies and schedules: staff read them, administrators change them.",
  },
  {
    name: "Legacy clients",
    description: "Request shapes of older systems, whose clients need to change only the URL and the token.",
  },
  { name: "Sign-in", description: "Sign in, stay signed in and sign out." },
  { name: "Users", description: "For administrators: who may sign in, and as what." },
  { name: "Service", description: "About the API itself; no token is needed." },
];

/**
 * The API of all functions as one OpenAPI 3.1 document.
 * @param serverUrl base of its paths, absolute or relative to the address of the document. @default "."
 */
export const openApiDocument = (serverUrl = "."): Readonly<Record<string, unknown>> =>
  describeApi({ info: INFO, tags: TAGS, routes: API_ROUTES, serverUrl });
