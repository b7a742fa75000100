import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table/index.js";
import { Construct } from "constructs";
import type { FunctionName } from "../../functions.js";
import type { Conditions } from "../access/policy.js";
import type { EncryptionKey } from "./encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { ServiceRole } from "../access/service-role.js";
import {
  EXPIRY_ATTRIBUTE,
  INDEX_COLUMNS,
  INDEX_SORT_KEY,
  INDEXES,
  type IndexName,
  LEADING_KEYS,
  TABLE_KEY,
} from "../../../functions/shared/table/ticket-table.js";

export interface TicketStoreProps {
  readonly name: string;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
}

/** Only items whose partition key is like that: the table holds the hashes of API tokens, too. */
const withKeys = (...patterns: readonly string[]): Conditions => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": patterns },
});

/** Kinds of item that the API reads and writes, by how their keys start. Tokens are not among them. */
const KEYS_OF_API = [LEADING_KEYS.tickets, LEADING_KEYS.idempotencyKeys, LEADING_KEYS.users];

/** The index by which the API lists tickets. */
const API_INDEX: IndexName = "by-customer";

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
    const keys = withKeys(LEADING_KEYS.tickets, LEADING_KEYS.counters);
    fn.role.allow("Count", ["dynamodb:PutItem", "dynamodb:UpdateItem"], [this.arn], keys);
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` set lanes and remember what it has seen under `PROCESSED#<folder>`, and sets TICKET_TABLE to the table's
   * name.
   */
  bindLane(fn: NodeFunction, folder: FunctionName): void {
    const remember = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("SetLanes", ["dynamodb:UpdateItem"], [this.arn], withKeys(LEADING_KEYS.tickets));
    fn.role.allow("RememberTickets", remember, [this.arn], withKeys(LEADING_KEYS.processedBy(folder)));
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
    fn.role.allow("ListTickets", ["dynamodb:Query"], [`${this.arn}/index/${API_INDEX}`]);
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` look up API tokens and write down their use, and nothing else; sets TICKET_TABLE to the table's name.
   */
  bindAuthorizer(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("LookUpTokens", ["dynamodb:GetItem", "dynamodb:UpdateItem"], [this.arn], {
      "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [LEADING_KEYS.tokens] },
    });
    this.#key.grantTableWrite(fn.role);
  }

  #createTable({ name, key, protectsData }: TicketStoreProps): DynamodbTable {
    const attributes = [...Object.values(TABLE_KEY), INDEX_SORT_KEY, ...Object.values(INDEXES)];
    return new DynamodbTable(this, "table", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: TABLE_KEY.partition,
      rangeKey: TABLE_KEY.sort,
      attribute: attributes.map((attribute) => ({ name: attribute, type: "S" })),
      globalSecondaryIndex: Object.entries(INDEXES).map(([index, hashKey]) => ({
        name: index,
        hashKey,
        rangeKey: INDEX_SORT_KEY,
        projectionType: "INCLUDE",
        // An index's own key must not be named again.
        nonKeyAttributes: INDEX_COLUMNS.filter((column) => column !== hashKey),
      })),
      pointInTimeRecovery: { enabled: true },
      ttl: { enabled: true, attributeName: EXPIRY_ATTRIBUTE },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      deletionProtectionEnabled: protectsData,
      lifecycle: { preventDestroy: protectsData },
    });
  }
}
