import * as z from "zod";
import { ShownRequests, type Credential, type ExamplePorts } from "../../shared/deployment/shown-requests.js";

/** The agent of the example. */
interface ExampleAgent {
  readonly email: string;
  readonly password: string;
}

export interface TicketDayOptions extends ExamplePorts {
  /** The customer's API token. */
  readonly token: string;
  readonly customerId: string;
  readonly agent: ExampleAgent;
  /** Makes it look as if the ticket had been solved eight days ago. */
  readonly backdate: (ticketId: string) => Promise<void>;
}

/** So short that the model is not sure of its answer: the ticket goes to a person. */
const TICKET = { type: "Help", message: "help!!" };

const UNFINISHED = new Set(["RECEIVED", "PROCESSING"]);

const AcceptedSchema = z.object({ ticketId: z.string() });
const TicketSchema = z.object({ status: z.string() });
const SignedInSchema = z.object({ accessToken: z.string() });
const MeSchema = z.object({ id: z.string() });
const InboxSchema = z.object({ tickets: z.array(z.object({ ticketId: z.string() })) });
const DraftSchema = z.object({ text: z.string() });

/** The version of what a response shows, for If-Match. */
const etagOf = ({ headers }: { readonly headers: Headers }): string => headers.get("etag") ?? "";

/** A ticket's day, as its customer and an agent see it. */
class TicketDay {
  readonly #requests: ShownRequests;
  readonly #customer: Credential;

  constructor(private readonly options: TicketDayOptions) {
    this.#requests = new ShownRequests(options);
    this.#customer = { header: "Token", value: options.token, shown: "$API_TOKEN" };
  }

  async run(): Promise<void> {
    const ticketId = await this.#submit();
    const agent = await this.#signIn();
    const path = `desk/tickets/${ticketId}`;
    await this.#find(ticketId, agent);
    await this.#take(path, agent);
    await this.#reply(path, agent);
    await this.#answerBack(ticketId);
    await this.#solve(path, agent);
    await this.#close(ticketId, path, agent);
  }

  async #submit(): Promise<string> {
    const submission = { method: "POST", path: "tickets", as: this.#customer, body: TICKET, expected: 202 } as const;
    const accepted = await this.#requests.show({ ...submission, title: "A customer submits a ticket" });
    const { ticketId } = AcceptedSchema.parse(accepted.body);
    await this.#requests.showWhen(
      {
        title: "The model is not sure: it needs a person",
        method: "GET",
        path: `tickets/${ticketId}`,
        as: this.#customer,
      },
      (body) => !UNFINISHED.has(TicketSchema.parse(body).status),
    );
    return ticketId;
  }

  async #signIn(): Promise<Credential> {
    const { email, password } = this.options.agent;
    const response = await this.#requests.send({
      title: "An agent signs in",
      method: "POST",
      path: "auth/login",
      body: { email, password },
    });
    const { accessToken } = SignedInSchema.parse(response.body);
    this.#requests.tell(`An agent signs in as ${email}: POST /auth/login returns their ACCESS_TOKEN, for 15 minutes`);
    return { header: "Authorization", value: `Bearer ${accessToken}`, shown: "Bearer $ACCESS_TOKEN" };
  }

  async #find(ticketId: string, as: Credential): Promise<void> {
    const inbox = { title: "The agent finds it in the inbox", method: "GET", as } as const;
    // Not among the unassigned ones: within a minute, watch-deadlines gives it to somebody.
    const path = `desk/tickets?customer=${this.options.customerId}&q=help&limit=3`;
    await this.#requests.showWhen({ ...inbox, path }, (body) =>
      InboxSchema.parse(body).tickets.some((ticket) => ticket.ticketId === ticketId),
    );
  }

  async #take(path: string, as: Credential): Promise<void> {
    const me = await this.#requests.send({ title: "Read who the agent is", method: "GET", path: "auth/me", as });
    const { id } = MeSchema.parse(me.body);
    const read = await this.#requests.show({ title: "… reads it", method: "GET", path, as });
    await this.#patch("… takes it, under the version that was read", path, as, { assignee: id }, etagOf(read));
    await this.#requests.show({
      title: "… writes a note, which the customer never sees",
      method: "POST",
      path: `${path}/notes`,
      as,
      body: { text: "A new customer; be kind." },
      expected: 201,
    });
  }

  async #reply(path: string, as: Credential): Promise<void> {
    const draft = { method: "GET", path: `${path}/draft`, as } as const;
    const { body } = await this.#requests.show({ ...draft, title: "… reads the model's draft" });
    const text = `${DraftSchema.parse(body).text}\n\nWhat exactly happens when you try?`;
    const edited = { ...draft, method: "PUT", body: { text, basedOnModel: true } } as const;
    await this.#requests.show({ ...edited, title: "… edits it" });
    await this.#requests.show({
      title: "… and sends it",
      method: "POST",
      path: `${path}/draft/send`,
      as,
      body: { deskStatus: "PENDING", lastSeenMessageId: null },
      expected: 201,
    });
  }

  async #answerBack(ticketId: string): Promise<void> {
    const messages = { path: `tickets/${ticketId}/messages`, as: this.#customer } as const;
    await this.#requests.show({ ...messages, title: "The customer reads the reply", method: "GET" });
    const body = { text: "It works now. Thank you!" };
    await this.#requests.show({ ...messages, title: "… and answers", method: "POST", body, expected: 201 });
  }

  async #solve(path: string, as: Credential): Promise<void> {
    const read = await this.#requests.send({ title: "Read the ticket again", method: "GET", path, as });
    await this.#patch(
      "The ticket is open again, and the agent solves it",
      path,
      as,
      { deskStatus: "SOLVED" },
      etagOf(read),
    );
    await this.#requests.show({ title: "Who did what, and when", method: "GET", path: `${path}/audit`, as });
  }

  async #close(ticketId: string, path: string, as: Credential): Promise<void> {
    await this.options.backdate(ticketId);
    this.#requests.tell("Eight days later (the example moves `solved_at` in the table of the local stack)");
    await this.#requests.show({ title: "The ticket is closed", method: "GET", path, as });
  }

  async #patch(title: string, path: string, as: Credential, body: unknown, etag: string): Promise<void> {
    await this.#requests.show({ title, method: "PATCH", path, as, headers: { "If-Match": etag }, body });
  }
}

/**
 * Walks through a ticket's day: the model is not sure, an agent takes the ticket, writes a note, edits the model's
 * draft and sends it, the customer answers, the agent solves the ticket, and it is closed. Prints each request as a
 * line for a shell, with its response.
 * @throws UnexpectedResponse if the API does not respond as it should
 */
export const walkThroughDay = (options: TicketDayOptions): Promise<void> => new TicketDay(options).run();
