import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { PostedMessageSchema } from "../../../functions/shared/api/conversation-schemas.js";
import { type ConversationStatus, TicketViewSchema } from "../../../functions/shared/api/ticket-schemas.js";
import { problemType } from "../../../functions/shared/http/problem.js";
import type { ApiRequest, ApiResponse } from "../../shared/deployment/http-api.js";
import type { TicketWithReply } from "./replies.js";

/** The API as customers of generated tickets use it. */
export interface CustomerApi {
  /** Where the conversation about a ticket stands; undefined until the pipeline is done with it. @throws ApiRefused */
  conversationOf(ticket: TicketWithReply): Promise<ConversationStatus | undefined>;
  /** Writes one message to a ticket, however often it is called, in later runs, too. @throws ApiRefused */
  write(ticket: TicketWithReply, text: string): Promise<Written>;
}

/** The message was written: to the ticket, or as a new ticket that continues it; or another one in a run before. */
export type Written = "reply" | "follow-up" | "before";

/** The API did not do what a customer asked for. The message is for people. */
export class ApiRefused extends Error {
  override readonly name = "ApiRefused";
}

interface HttpSettings {
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** An API token of a customer. Called for every request. */
  readonly tokenOf: (ticket: TicketWithReply) => Promise<string>;
  readonly send: (request: ApiRequest) => Promise<ApiResponse>;
  readonly signal: AbortSignal;
  /** For tests. @default real time */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const realWait: NonNullable<HttpSettings["wait"]> = (ms, signal) => sleep(ms, undefined, { signal });

const ATTEMPTS = 6;
const FIRST_WAIT_MS = 500;
/** Nobody waits for a budget of a day. */
const LONGEST_WAIT_MS = 60_000;

/** Throttled, or a service behind the API is unavailable: the same request may succeed later. */
const isTransient = (status: number): boolean => status === 429 || status >= 500;

/** Milliseconds until the next attempt: what the API asks for, else more each time. */
const pauseAfter = ({ headers }: ApiResponse, attempt: number): number => {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : FIRST_WAIT_MS * 2 ** attempt;
};

/** What is needed of the responses. */
const TicketSchema = z.object({ conversation: TicketViewSchema.shape.conversation });
const PostedSchema = z.object({ followUpOf: PostedMessageSchema.shape.followUpOf });
const ProblemSchema = z.object({ type: z.string(), title: z.string(), detail: z.string().optional() });

/** The key of a ticket's reply was used for another text: where the conversation stood was different then. */
const isWrittenBefore = ({ body }: ApiResponse): boolean =>
  ProblemSchema.safeParse(body).data?.type === problemType("idempotency-key-reused");

const refused = (what: string, { status, body }: ApiResponse): ApiRefused => {
  const { data } = ProblemSchema.safeParse(body);
  return new ApiRefused(`${what}: status ${status}${data === undefined ? "" : `, ${data.detail ?? data.title}`}`);
};

/** The HTTP API, with a token for each customer. */
export class HttpCustomerApi implements CustomerApi {
  constructor(private readonly settings: HttpSettings) {}

  async conversationOf(ticket: TicketWithReply): Promise<ConversationStatus | undefined> {
    const response = await this.#ask(ticket, { method: "GET", path: "" });
    // A ticket of the stream is in the table when its workflow has started.
    if (response.status === 404) return undefined;
    if (response.status !== 200) throw refused("A ticket could not be read", response);
    return TicketSchema.parse(response.body).conversation ?? undefined;
  }

  async write(ticket: TicketWithReply, text: string): Promise<Written> {
    const headers = { "Content-Type": "application/json", "Idempotency-Key": `generate-reply-${ticket.ticketId}` };
    const body = JSON.stringify({ text });
    const response = await this.#ask(ticket, { method: "POST", path: "/messages", headers, body });
    if (isWrittenBefore(response)) return "before";
    if (response.status !== 201) throw refused("A reply was not written", response);
    return PostedSchema.parse(response.body).followUpOf === null ? "reply" : "follow-up";
  }

  async #ask(
    ticket: TicketWithReply,
    {
      path,
      headers,
      ...request
    }: Pick<ApiRequest, "method" | "body"> & Partial<ApiRequest> & { readonly path: string },
  ): Promise<ApiResponse> {
    const { apiUrl, tokenOf, send, signal, wait = realWait } = this.settings;
    const url = `${apiUrl}/tickets/${encodeURIComponent(ticket.ticketId)}${path}`;
    for (let attempt = 0; ; attempt += 1) {
      const response = await send({ ...request, url, headers: { Token: await tokenOf(ticket), ...headers } });
      const pause = pauseAfter(response, attempt);
      if (!isTransient(response.status) || attempt === ATTEMPTS - 1 || pause > LONGEST_WAIT_MS) return response;
      await wait(pause, signal);
    }
  }
}
