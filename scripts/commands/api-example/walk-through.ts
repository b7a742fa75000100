import * as z from "zod";
import type { ApiReply } from "../../shared/deployment/api-client.js";
import { curlLine, type ApiRequest } from "../../shared/deployment/curl-line.js";

/** What the walk needs of the world. */
export interface WalkThroughOptions {
  /** Base URL of the API, without a slash at its end. */
  readonly apiUrl: string;
  readonly token: string;
  /** Of the submission, so that it can be repeated. */
  readonly idempotencyKey: string;
  readonly send: (request: ApiRequest) => Promise<ApiReply>;
  readonly print: (text: string) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** The API answered otherwise than it should. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
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
  { status, headers, body }: ApiReply,
): void => {
  const location = headers.get("location");
  print(`\n${title}\n\n${curlLine(request)}\n\n${status}${location === null ? "" : `, Location: ${location}`}`);
  print(JSON.stringify(body, undefined, 2));
};

/** A request, with the token as it is sent or as it is shown. */
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

/** Printed instead of the token, which the shell puts in. */
const SHOWN_TOKEN = "$API_TOKEN";

const expectStatus = (reply: ApiReply, expected: number, what: string): ApiReply => {
  if (reply.status === expected) return reply;
  throw new UnexpectedAnswer(
    `${what} was answered with ${reply.status}, not ${expected}: ${JSON.stringify(reply.body)}`,
  );
};

const submit = async (walk: WalkThroughOptions, title: string): Promise<string> => {
  const reply = await walk.send(post(walk, "tickets", TICKET, walk.token));
  show(walk, title, post(walk, "tickets", TICKET, SHOWN_TOKEN), reply);
  return AcceptedSchema.parse(expectStatus(reply, 202, "The ticket").body).ticketId;
};

const follow = async (walk: WalkThroughOptions, path: string): Promise<void> => {
  for (let polls = 0; polls < MAX_POLLS; polls++) {
    const reply = expectStatus(await walk.send(get(walk, path, walk.token)), 200, "The ticket's state");
    const { status } = TicketSchema.parse(reply.body);
    if (!UNFINISHED_STATUSES.has(status)) {
      show(walk, `Until it is done, ${polls} polls later`, get(walk, path, SHOWN_TOKEN), reply);
      return;
    }
    await walk.sleep(POLL_MS);
  }
  throw new UnexpectedAnswer(`The ticket was not done after ${(MAX_POLLS * POLL_MS) / 1000} s.`);
};

/**
 * Submits a ticket, submits it again under the same key, follows it to its end and lists the caller's tickets; prints each
 * request as a line for a shell, and its answer.
 * @throws UnexpectedAnswer when the API answers otherwise than it should, or the ticket is not done within two minutes.
 */
export const walkThrough = async (walk: WalkThroughOptions): Promise<void> => {
  const ticketId = await submit(walk, "Submit a ticket");
  const again = await submit(walk, "Submit it again with the same key: the same ticket");
  if (again !== ticketId) throw new UnexpectedAnswer(`The same key made two tickets, ${ticketId} and ${again}.`);
  await follow(walk, `tickets/${ticketId}`);
  const list = "tickets?limit=3";
  const reply = expectStatus(await walk.send(get(walk, list, walk.token)), 200, "The list");
  show(walk, "List your tickets, newest first", get(walk, list, SHOWN_TOKEN), reply);
};
