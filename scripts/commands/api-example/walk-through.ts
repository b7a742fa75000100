import * as z from "zod";
import { curlLine, type ApiRequest, type ApiResponse } from "../../shared/deployment/http-api.js";
import { toJson } from "../../shared/terminal/output.js";

export interface WalkThroughOptions {
  /** Base URL of the API, without a slash at its end. */
  readonly apiUrl: string;
  readonly token: string;
  /** Key of the submission, so that it can be repeated. */
  readonly idempotencyKey: string;
  readonly send: (request: ApiRequest) => Promise<ApiResponse>;
  readonly print: (text: string) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** The API did not respond as it should. */
export class UnexpectedResponse extends Error {
  override readonly name = "UnexpectedResponse";
}

const TICKET = {
  type: "Billing",
  message: "I was charged twice for my subscription this month, please refund one of the payments.",
};

const POLL_MS = 1_000;
const MAX_POLLS = 120;

const AcceptedSchema = z.object({ ticketId: z.string() });
const TicketSchema = z.object({ status: z.string() });

const UNFINISHED_STATUSES = new Set(["RECEIVED", "PROCESSING"]);

const show = (
  { print }: WalkThroughOptions,
  title: string,
  request: ApiRequest,
  { status, headers, body }: ApiResponse,
): void => {
  const location = headers.get("location");
  print(`\n${title}\n\n${curlLine(request)}\n\n${status}${location === null ? "" : `, Location: ${location}`}`);
  print(toJson(body));
};

const get = ({ apiUrl }: WalkThroughOptions, path: string, token: string): ApiRequest => ({
  method: "GET",
  url: `${apiUrl}/${path}`,
  headers: { Token: token },
});

const post = (
  { apiUrl, idempotencyKey }: WalkThroughOptions,
  path: string,
  body: unknown,
  token: string,
): ApiRequest => ({
  method: "POST",
  url: `${apiUrl}/${path}`,
  headers: { Token: token, "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
  body: JSON.stringify(body),
});

/** Printed instead of the token. The shell inserts the variable. */
const SHOWN_TOKEN = "$API_TOKEN";

const expectStatus = (response: ApiResponse, expected: number, what: string): ApiResponse => {
  if (response.status === expected) return response;
  throw new UnexpectedResponse(
    `${what}: the API returned ${response.status}, not ${expected}: ${JSON.stringify(response.body)}`,
  );
};

const submit = async (options: WalkThroughOptions, title: string): Promise<string> => {
  const response = await options.send(post(options, "tickets", TICKET, options.token));
  show(options, title, post(options, "tickets", TICKET, SHOWN_TOKEN), response);
  return AcceptedSchema.parse(expectStatus(response, 202, "Submitting the ticket").body).ticketId;
};

const follow = async (options: WalkThroughOptions, path: string): Promise<void> => {
  for (let polls = 0; polls < MAX_POLLS; polls++) {
    const response = expectStatus(await options.send(get(options, path, options.token)), 200, "Reading the ticket");
    const { status } = TicketSchema.parse(response.body);
    if (!UNFINISHED_STATUSES.has(status)) {
      show(options, `Read it until it is done, ${polls} polls later`, get(options, path, SHOWN_TOKEN), response);
      return;
    }
    await options.sleep(POLL_MS);
  }
  throw new UnexpectedResponse(`The ticket was not done after ${(MAX_POLLS * POLL_MS) / 1000} s.`);
};

/**
 * Submits a ticket, submits it again with the same key, follows it until it is done and lists the caller's tickets.
 * Prints each request as a line for a shell, with its response.
 * @throws UnexpectedResponse if the API does not respond as it should, or the ticket is not done within two minutes
 */
export const walkThrough = async (options: WalkThroughOptions): Promise<void> => {
  const ticketId = await submit(options, "Submit a ticket");
  const again = await submit(options, "Submit it again with the same key: the same ticket");
  if (again !== ticketId) throw new UnexpectedResponse(`The same key created two tickets, ${ticketId} and ${again}.`);
  await follow(options, `tickets/${ticketId}`);
  const list = "tickets?limit=3";
  const response = await options.send(get(options, list, options.token));
  show(
    options,
    "List your tickets, newest first",
    get(options, list, SHOWN_TOKEN),
    expectStatus(response, 200, "Listing the tickets"),
  );
};
