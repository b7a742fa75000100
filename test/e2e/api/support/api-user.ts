import { expect } from "vitest";
import { AcceptedTicketSchema, type AcceptedTicket } from "../../../../functions/serve-api/contract/ticket-schemas.js";
import { checkResponse, type Hidden } from "./check-response.js";
import { sendHttpRequest, type ReceivedResponse, type RequestToSend } from "./send-http-request.js";

/** Someone who calls the API: with a token, or without. Every answer is checked for what holds of all of them. */
export class ApiUser {
  constructor(
    /** Address that paths are put behind. */
    readonly base: string,
    private readonly credentials: Readonly<Record<string, string>>,
    private readonly hidden: Hidden,
  ) {}

  async send(path: string, { headers, ...question }: RequestToSend = {}): Promise<ReceivedResponse> {
    const answer = await sendHttpRequest(`${this.base}${path}`, {
      ...question,
      headers: { ...this.credentials, ...headers },
    });
    checkResponse(answer, this.hidden);
    return answer;
  }

  async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<ReceivedResponse> {
    const json = { "content-type": "application/json", ...headers };
    return this.send(path, { method: "POST", headers: json, body: JSON.stringify(body) });
  }

  /** The JSON of a 200. */
  async read(path: string): Promise<unknown> {
    const answer = await this.send(path);
    expect(answer.status, answer.text).toBe(200);
    return JSON.parse(answer.text);
  }

  /** Submits a ticket that must be accepted. */
  async submit(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<AcceptedTicket> {
    return accepted(await this.post("/tickets", body, headers));
  }
}

/** What a 202 of POST /tickets says. */
export const accepted = (answer: ReceivedResponse): AcceptedTicket => {
  expect(answer.status, answer.text).toBe(202);
  return AcceptedTicketSchema.parse(JSON.parse(answer.text));
};
