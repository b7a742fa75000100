import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { deskItemKey } from "../../table/ticket-table.js";
import { isListed, type DeskTicket } from "../desk-ticket.js";

/** The agent for whose load a ticket counts. */
const loads = ({ deskStatus, assignee }: DeskTicket): string | undefined =>
  isListed(deskStatus) ? assignee : undefined;

/**
 * What a change of a ticket does to the loads of its agents. Whoever gets a ticket assigned must be active and below
 * capacity; a ticket that reopens returns to its agent in any case, because its customer waits for them.
 */
export const agentLoadItems = (
  tableName: string,
  before: DeskTicket,
  after: DeskTicket,
  at: Date,
): readonly TransactWriteItem[] => {
  const [from, to] = [loads(before), loads(after)];
  const assigned = after.assignee === before.assignee ? undefined : after.assignee;
  return [
    ...(from !== undefined && from !== to ? [changeLoad(tableName, from, -1)] : []),
    ...(assigned === undefined ? [] : [assign(tableName, assigned, to === undefined ? 0 : 1, at)]),
    ...(to !== undefined && to !== from && to !== assigned ? [changeLoad(tableName, to, 1)] : []),
  ];
};

const changeLoad = (TableName: string, agentId: string, by: 1 | -1): TransactWriteItem => ({
  Update: {
    TableName,
    Key: deskItemKey("agents", agentId),
    UpdateExpression: "ADD open_count :by",
    ExpressionAttributeValues: { ":by": { N: String(by) } },
  },
});

const assign = (TableName: string, agentId: string, by: 0 | 1, at: Date): TransactWriteItem => ({
  Update: {
    TableName,
    Key: deskItemKey("agents", agentId),
    UpdateExpression: "SET last_assigned_at = :at ADD open_count :by",
    ConditionExpression: "active = :true AND open_count < #capacity",
    ExpressionAttributeNames: { "#capacity": "capacity" },
    ExpressionAttributeValues: { ":at": { S: at.toISOString() }, ":by": { N: String(by) }, ":true": { BOOL: true } },
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  },
});
