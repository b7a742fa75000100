import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { toTokenItem, type StoredToken } from "../../../../functions/shared/table/token-item.js";
import { formatApiToken, hashSecret, makeApiToken } from "../../../../functions/shared/auth/api-token.js";
import { TicketViewSchema, type TicketView } from "../../../../functions/shared/api/ticket-schemas.js";
import type { TableItem } from "../../support/emulator-account.js";
import { eventually, LocalPipeline } from "../../support/local-pipeline.js";
import { ApiUser } from "./api-user.js";

export const ALLOWED_ORIGIN = "https://desk.example.com";

const OutputsSchema = z.looseObject({
  user_pool_id: z.string(),
  user_pool_client_id: z.string(),
  table_name: z.string(),
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

/** The API on its own local stack, with callers for it. */
export class LocalApi {
  /** Secrets that no response and no log may contain. */
  readonly secrets = new Set<string>();
  readonly outputs: z.infer<typeof OutputsSchema>;
  readonly internalNames: readonly string[];
  private readonly dynamodb: DynamoDBClient;

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
