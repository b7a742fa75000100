import * as z from "zod";
import {
  ShownRequests,
  UnexpectedResponse,
  type Credential,
  type ExamplePorts,
} from "../../shared/deployment/shown-requests.js";

export interface WalkThroughOptions extends ExamplePorts {
  readonly token: string;
  /** Key of the submission, so that it can be repeated. */
  readonly idempotencyKey: string;
}

const TICKET = {
  type: "Billing",
  message: "I was charged twice for my subscription this month, please refund one of the payments.",
};

const AcceptedSchema = z.object({ ticketId: z.string() });
const TicketSchema = z.object({ status: z.string() });

const UNFINISHED_STATUSES = new Set(["RECEIVED", "PROCESSING"]);
const isDone = (body: unknown): boolean => !UNFINISHED_STATUSES.has(TicketSchema.parse(body).status);

/**
 * Submits a ticket, submits it again with the same key, follows it until it is done and lists the caller's tickets.
 * Prints each request as a line for a shell, with its response.
 * @throws UnexpectedResponse if the API does not respond as it should, or the ticket is not done within two minutes
 */
export const walkThrough = async ({ token, idempotencyKey, ...ports }: WalkThroughOptions): Promise<void> => {
  const requests = new ShownRequests(ports);
  const as: Credential = { header: "Token", value: token, shown: "$API_TOKEN" };
  const submit = async (title: string): Promise<string> => {
    const headers = { "Idempotency-Key": idempotencyKey };
    const request = { title, method: "POST", path: "tickets", as, headers, body: TICKET, expected: 202 } as const;
    return AcceptedSchema.parse((await requests.show(request)).body).ticketId;
  };

  const ticketId = await submit("Submit a ticket");
  const again = await submit("Submit it again with the same key: the same ticket");
  if (again !== ticketId) throw new UnexpectedResponse(`The same key created two tickets, ${ticketId} and ${again}.`);
  await requests.showWhen(
    { title: "Read it until it is done", method: "GET", path: `tickets/${ticketId}`, as },
    isDone,
  );
  await requests.show({ title: "List your tickets, newest first", method: "GET", path: "tickets?limit=3", as });
};
