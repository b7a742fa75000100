import { expect } from "vitest";
import { AcceptedTicketSchema, type AcceptedTicket } from "../../../../functions/shared/api/ticket-schemas.js";
import { checkResponse, type Hidden } from "./check-response.js";
import { sendHttpRequest, type ReceivedResponse, type RequestToSend } from "./send-http-request.js";

/** A caller of the API, with or without credentials. Every response goes through `checkResponse`. */
export class ApiUser {
  constructor(
    /** Base URL, without a slash at its end. */
    readonly base: string,
    private readonly credentials: Readonly<Record<string, string>>,
    private readonly hidden: Hidden,
  ) {}

  async send(path: string, { headers, ...question }: RequestToSend = {}): Promise<ReceivedResponse> {
    const response = await sendHttpRequest(`${this.base}${path}`, {
      ...question,
      headers: { ...this.credentials, ...headers },
    });
    checkResponse(response, this.hidden);
    return response;
  }

  async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<ReceivedResponse> {
    const json = { "content-type": "application/json", ...headers };
    return this.send(path, { method: "POST", headers: json, body: JSON.stringify(body) });
  }

  /** Reads a path. Expects status 200, and returns the JSON body. */
  async read(path: string): Promise<unknown> {
    const response = await this.send(path);
    expect(response.status, response.text).toBe(200);
    return JSON.parse(response.text);
  }

  /** Submits a ticket and expects that it is accepted. */
  async submit(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<AcceptedTicket> {
    return accepted(await this.post("/tickets", body, headers));
  }
}

/** Expects a 202 of POST /tickets, and returns its body. */
export const accepted = (response: ReceivedResponse): AcceptedTicket => {
  expect(response.status, response.text).toBe(202);
  return AcceptedTicketSchema.parse(JSON.parse(response.text));
};
