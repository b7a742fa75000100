import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { toTokenItem, type StoredToken } from "../../../../functions/shared/auth/api-token-item.js";
import { formatApiToken, hashSecret, makeApiToken } from "../../../../functions/shared/auth/api-token.js";
import { TicketViewSchema, type TicketView } from "../../../../functions/serve-api/contract/ticket-schemas.js";
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

/** Names that only the account's owner should know. */
const internalNamesOf = ({ outputs, stack }: LocalPipeline): readonly string[] => [
  outputs.stream_name,
  outputs.table_name,
  outputs.bucket_name,
  outputs.topic_arn,
  outputs.failed_tickets_queue_url,
  outputs.state_machine_arn,
  ...OutputsSchema.parse(stack.outputs).function_names,
];

/** The API on a local stack of its own, and everyone who calls it. */
export class LocalApi {
  /** Everything that no answer and no log may show. */
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

  /** Someone who calls with these headers; none for someone unknown. */
  user(credentials: Readonly<Record<string, string>> = {}): ApiUser {
    return new ApiUser(this.base, credentials, this);
  }

  /** Makes a token as `npm run tokens -- create` does, and gives it as its owner holds it. */
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

  /** A customer with a token of its own. */
  async customer(subject: string, changes: Partial<StoredToken> = {}): Promise<ApiUser> {
    return this.user({ token: await this.token(subject, changes) });
  }

  /** Waits until a ticket has come to an end, and gives it as its owner sees it. */
  async finished(owner: ApiUser, ticketId: string): Promise<TicketView> {
    return eventually(120_000, async () => {
      const ticket = TicketViewSchema.parse(await owner.read(`/tickets/${ticketId}`));
      return UNFINISHED.has(ticket.status) ? { waitingFor: `ticket ${ticketId}` } : { value: ticket };
    });
  }

  /** Items of the tickets of one customer. */
  async ticketsOf(subject: string): Promise<TableItem[]> {
    const items = await this.pipeline.items();
    return [...items.values()].filter((item) => item["customer_id"]?.S === subject);
  }
}
