import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table/index.js";
import { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key.js";
import type { NodeFunction } from "./node-function.js";
import type { ServiceRole } from "./service-role.js";

export interface TicketStoreProps {
  readonly name: string;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
}

/** Each lists tickets of one kind by time. An item without the attribute is not in the index. */
const INDEXES = { "by-customer": "customer_id", "by-status": "status", "by-assignee": "assignee" };

/** What a list of tickets shows; the rest is one read away by key. */
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

  /** Lets `fn` change items, and tells it the table's name in TICKET_TABLE. */
  bindUpdater(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    this.grantUpdate(fn.role);
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
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      deletionProtectionEnabled: protectsData,
      lifecycle: { preventDestroy: protectsData },
    });
  }
}
