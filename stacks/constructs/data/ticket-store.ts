import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table/index.js";
import { Construct } from "constructs";
import { TOKENS_PARTITION } from "../../../functions/shared/auth/api-token-item.js";
import type { FunctionName } from "../../functions.js";
import type { Conditions } from "../access/policy.js";
import type { EncryptionKey } from "./encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { ServiceRole } from "../access/service-role.js";

export interface TicketStoreProps {
  readonly name: string;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
}

/** Each lists tickets of one kind by time. An item without the attribute is not in the index. */
const INDEXES = { "by-customer": "customer_id", "by-status": "status", "by-assignee": "assignee" };

/** Attributes that a list of tickets shows; the others take a read by key. */
const LIST_COLUMNS = [
  "ticket_id",
  "subject",
  "priority",
  "category",
  "sentiment",
  "tier",
  "customer_id",
  "status",
  "assignee",
];

/**
 * Epoch seconds from which DynamoDB removes an item, within days; what reads such items counts them as absent from then
 * on.
 */
const EXPIRY = "expires_at";

/** Only items whose partition key is like that: the table holds the hashes of API tokens, too. */
const withKeys = (...patterns: readonly string[]): Conditions => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": patterns },
});

/** Kinds of item that the API reads and writes, by how their keys start. Tokens are not among them. */
const KEYS_OF_API = ["TICKET#*", "IDEMPOTENCY#*", "USER#*"];

/** The table of tickets, which comments, users and counters can join under keys of their own. */
export class TicketStore extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly #key: EncryptionKey;

  constructor(scope: Construct, id: string, props: TicketStoreProps) {
    super(scope, id);
    this.#key = props.key;
    this.name = props.name;
    this.arn = this.#createTable(props).arn;
  }

  /** Lets `role` change items. */
  grantUpdate(role: ServiceRole): void {
    role.allow("UpdateTickets", ["dynamodb:UpdateItem"], [this.arn]);
    this.#key.grantTableWrite(role);
  }

  /** Lets `role` read an item by its key. */
  grantLookUp(role: ServiceRole): void {
    role.allow("LookUpTickets", ["dynamodb:GetItem"], [this.arn]);
  }

  /** Lets `fn` change items, and sets TICKET_TABLE to the table's name. */
  bindUpdater(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    this.grantUpdate(fn.role);
  }

  /**
   * Lets `fn` mark tickets as counted and add to counters, and sets TICKET_TABLE to the table's name. Both happen in
   * one transaction, of which AWS does not say whether an action is asked for with its own keys or with all: so each
   * may have either.
   */
  bindCounter(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("Count", ["dynamodb:PutItem", "dynamodb:UpdateItem"], [this.arn], withKeys("TICKET#*", "COUNTS#*"));
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` set lanes and remember what it has seen under `PROCESSED#<folder>`, and sets TICKET_TABLE to the table's
   * name.
   */
  bindLane(fn: NodeFunction, folder: FunctionName): void {
    const remember = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("SetLanes", ["dynamodb:UpdateItem"], [this.arn], withKeys("TICKET#*"));
    fn.role.allow("RememberTickets", remember, [this.arn], withKeys(`PROCESSED#${folder}`));
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets the API's `fn` keep tickets, users and answers to repeat, and list a customer's tickets; sets TICKET_TABLE to
   * the table's name. A transaction is allowed by the actions of its items.
   */
  bindApi(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    const actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
    fn.role.allow("KeepTickets", actions, [this.arn], withKeys(...KEYS_OF_API));
    fn.role.allow("ListTickets", ["dynamodb:Query"], [`${this.arn}/index/by-customer`]);
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` look up API tokens and write down their use, and nothing else; sets TICKET_TABLE to the table's name.
   */
  bindAuthorizer(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("LookUpTokens", ["dynamodb:GetItem", "dynamodb:UpdateItem"], [this.arn], {
      "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [TOKENS_PARTITION] },
    });
    this.#key.grantTableWrite(fn.role);
  }

  #createTable({ name, key, protectsData }: TicketStoreProps): DynamodbTable {
    const attributes = ["pk", "sk", "submitted_at", ...Object.values(INDEXES)];
    return new DynamodbTable(this, "table", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "pk",
      rangeKey: "sk",
      attribute: attributes.map((attribute) => ({ name: attribute, type: "S" })),
      globalSecondaryIndex: Object.entries(INDEXES).map(([index, hashKey]) => ({
        name: index,
        hashKey,
        rangeKey: "submitted_at",
        projectionType: "INCLUDE",
        // An index's own key must not be named again.
        nonKeyAttributes: LIST_COLUMNS.filter((column) => column !== hashKey),
      })),
      pointInTimeRecovery: { enabled: true },
      ttl: { enabled: true, attributeName: EXPIRY },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      deletionProtectionEnabled: protectsData,
      lifecycle: { preventDestroy: protectsData },
    });
  }
}
