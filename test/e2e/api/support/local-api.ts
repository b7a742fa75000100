import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "vitest";
import * as z from "zod";
import { toTokenItem, type StoredToken } from "../../../../functions/shared/table/token-item.js";
import { formatApiToken, hashSecret, makeApiToken } from "../../../../functions/shared/auth/api-token.js";
import { DeskTicketViewSchema, type DeskTicketView } from "../../../../functions/shared/api/desk-ticket-schemas.js";
import { SignedInSchema } from "../../../../functions/shared/api/identity-schemas.js";
import { TicketViewSchema, type TicketView } from "../../../../functions/shared/api/ticket-schemas.js";
import { addLocalPeople, type LocalPerson } from "../../../../scripts/shared/tokens/local-people.js";
import type { TableItem } from "../../support/emulator-account.js";
import { eventually, LocalPipeline } from "../../support/local-pipeline.js";
import { ApiUser } from "./api-user.js";
import type { ReceivedResponse } from "./send-http-request.js";

export const ALLOWED_ORIGIN = "https://desk.example.com";

const OutputsSchema = z.looseObject({
  user_pool_id: z.string(),
  user_pool_client_id: z.string(),
  table_name: z.string(),
  desk_notices_topic_arn: z.string(),
  function_names: z.array(z.string()),
});

const UNFINISHED = new Set(["RECEIVED", "PROCESSING"]);

/** Names of resources, which no caller of the API should see. */
const internalNamesOf = ({ outputs, stack }: LocalPipeline): readonly string[] => [
  outputs.stream_name,
  outputs.table_name,
  outputs.bucket_name,
  outputs.topic_arn,
  outputs.failed_tickets_queue_url,
  outputs.state_machine_arn,
  ...OutputsSchema.parse(stack.outputs).function_names,
];

const cookieIn = ({ headers }: ReceivedResponse): string => (headers["set-cookie"] ?? [])[0]?.split(";")[0] ?? "";

/** What somebody has who signed in. */
export interface Session {
  readonly person: ApiUser;
  readonly cookie: string;
  readonly accessToken: string;
}

/** The API on its own local stack, with callers for it. */
export class LocalApi {
  /** Secrets that no response and no log may contain. */
  readonly secrets = new Set<string>();
  readonly outputs: z.infer<typeof OutputsSchema>;
  readonly internalNames: readonly string[];
  private readonly dynamodb: DynamoDBClient;
  private added: Promise<readonly LocalPerson[]> | undefined;

  private constructor(readonly pipeline: LocalPipeline) {
    this.outputs = OutputsSchema.parse(pipeline.stack.outputs);
    this.internalNames = internalNamesOf(pipeline);
    this.dynamodb = new DynamoDBClient(pipeline.clientConfig);
  }

  static async start(): Promise<LocalApi> {
    const env = { API_ALLOWED_ORIGINS: ALLOWED_ORIGIN };
    return new LocalApi(await LocalPipeline.start({ env }));
  }

  get base(): string {
    return this.pipeline.stack.apiUrl;
  }

  /** A caller that sends these headers with every request. */
  user(credentials: Readonly<Record<string, string>> = {}): ApiUser {
    return new ApiUser(this.base, credentials, this);
  }

  /** Creates a token as `npm run tokens -- create` does. Returns it in the form in which a caller sends it. */
  async token(subject: string, changes: Partial<StoredToken> = {}): Promise<string> {
    const token = makeApiToken();
    const stored: StoredToken = {
      id: token.id,
      tokenHash: hashSecret(token.secret),
      subject,
      role: "customer",
      tier: "general",
      scopes: ["tickets:read", "tickets:write"],
      createdAt: new Date().toISOString(),
      validUntil: new Date(Date.now() + 3_600_000).toISOString(),
      ...changes,
    };
    await this.dynamodb.send(new PutItemCommand({ TableName: this.outputs.table_name, Item: toTokenItem(stored) }));
    this.secrets.add(token.secret);
    return formatApiToken(token);
  }

  /** A caller with a new token. */
  async customer(subject: string, changes: Partial<StoredToken> = {}): Promise<ApiUser> {
    return this.user({ token: await this.token(subject, changes) });
  }

  /** An admin, two agents and a customer, as `npm start` makes them: the same on every call. */
  people(): Promise<readonly LocalPerson[]> {
    this.added ??= this.addPeople();
    return this.added;
  }

  private async addPeople(): Promise<readonly LocalPerson[]> {
    const people = await addLocalPeople(this.pipeline.stack, (problem) => {
      throw new Error(problem);
    });
    for (const { password } of people) this.secrets.add(password);
    return people;
  }

  /** Signs in one of `people()`. */
  async signIn(email: string): Promise<Session> {
    const password = (await this.people()).find((person) => person.email === email)?.password ?? "";
    const response = await this.user().post("/auth/login", { email, password });
    expect(response.status, response.text).toBe(200);
    const { accessToken } = SignedInSchema.parse(JSON.parse(response.text));
    const cookie = cookieIn(response);
    this.secrets.add(accessToken).add(cookie.slice(cookie.indexOf("=") + 1));
    return { person: this.user({ authorization: `Bearer ${accessToken}` }), cookie, accessToken };
  }

  /** Waits until a ticket is on the desk. Returns it as staff see it. */
  async waitForDesk(staff: ApiUser, ticketId: string): Promise<DeskTicketView> {
    return eventually(120_000, async () => {
      const response = await staff.send(`/desk/tickets/${ticketId}`);
      if (response.status === 404) return { waitingFor: `ticket ${ticketId} on the desk` };
      expect(response.status, response.text).toBe(200);
      return { value: DeskTicketViewSchema.parse(JSON.parse(response.text)) };
    });
  }

  /** Waits until a ticket has finished. Returns it as its owner sees it. */
  async waitForTicket(owner: ApiUser, ticketId: string): Promise<TicketView> {
    return eventually(120_000, async () => {
      const ticket = TicketViewSchema.parse(await owner.read(`/tickets/${ticketId}`));
      return UNFINISHED.has(ticket.status) ? { waitingFor: `ticket ${ticketId}` } : { value: ticket };
    });
  }

  /** Ticket items of one customer. */
  async ticketsOf(subject: string): Promise<TableItem[]> {
    const items = await this.pipeline.items();
    return [...items.values()].filter((item) => item["customer_id"]?.S === subject);
  }
}
