import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { toAuditItem } from "../../audit/audit-item.js";
import { call } from "../../lambda/errors.js";
import { cancellationReasons, isOthersChange } from "../../table/cancelled-transaction.js";
import { DESK_PARTITIONS, deskItemKey } from "../../table/ticket-table.js";
import { auditedSettings, readAgentItem, toSettingsUpdate } from "./agent-item.js";
import type { Agent, AgentChangeOrigin, Agents, AgentSettings } from "./agents.js";

/** Agents in the ticket table. They are never cached: whoever assigns needs loads as they are. */
export class DynamoAgents implements Agents {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** One query for some 2,000 agents; more take another. */
  async list(): Promise<readonly Agent[]> {
    const agents: Agent[] = [];
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    do {
      const command = new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: "pk = :agents",
        ExpressionAttributeValues: { ":agents": { S: DESK_PARTITIONS.agents } },
        ConsistentRead: true,
        ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
      });
      const { Items = [], LastEvaluatedKey } = await call("DynamoDB Query", this.client.send(command));
      agents.push(...Items.map(readAgentItem).filter((agent) => agent !== undefined));
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return agents;
  }

  async find(agentId: string): Promise<Agent | undefined> {
    const Key = deskItemKey("agents", agentId);
    const command = new GetItemCommand({ TableName: this.tableName, Key, ConsistentRead: true });
    return readAgentItem((await call("DynamoDB GetItem", this.client.send(command))).Item);
  }

  async change(before: Agent, after: AgentSettings, origin: AgentChangeOrigin): Promise<boolean> {
    const update = toSettingsUpdate(this.tableName, before, after);
    if (update === undefined) return true;
    const what = "agent-changed";
    const subject = { kind: "user", id: before.id } as const;
    const Item = toAuditItem(subject, { ...origin, what }, auditedSettings(before, after));
    const isNew = "attribute_not_exists(pk)";
    const audit = { Put: { TableName: this.tableName, Item, ConditionExpression: isNew } };
    const transaction = new TransactWriteItemsCommand({ TransactItems: [{ Update: update }, audit] });
    const sent = this.client.send(transaction).then(() => true, ignoreOthersChange);
    return call("DynamoDB TransactWriteItems", sent);
  }
}

/** A ticket of the agent that is assigned at the same moment is in the way, too, though it changes no setting. */
const ignoreOthersChange = (error: unknown): false => {
  if (!cancellationReasons(error).some(isOthersChange)) throw error;
  return false;
};
