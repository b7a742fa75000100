import type { AttributeValue, Update } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { AuditedChange } from "../../audit/audit-trail.js";
import { type Role, STAFF_ROLES } from "../../auth/caller.js";
import { TIERS } from "../../contracts/ticket-event.js";
import { CATEGORIES } from "../../contracts/ticket-record.js";
import {
  BooleanAttribute as flag,
  type Item,
  NumberAttribute as number,
  TextAttribute as text,
} from "../../table/attributes.js";
import { deskItemKey } from "../../table/ticket-table.js";
import { type Agent, AGENT_SETTINGS, type AgentSettings, DEFAULT_CAPACITY } from "./agents.js";

const listOf = <T extends z.ZodType<string, { S: string }>>(value: T) =>
  z
    .object({ L: z.array(value) })
    .transform(({ L }) => L)
    .default([]);

const AgentItemSchema = z.object({
  sk: text,
  name: text,
  role: text.pipe(z.enum(STAFF_ROLES)),
  active: flag,
  available: flag,
  capacity: number,
  open_count: number,
  last_assigned_at: text.optional(),
  lead: flag.default(false),
  categories: listOf(text.pipe(z.enum(CATEGORIES))),
  languages: listOf(text),
  tiers: listOf(text.pipe(z.enum(TIERS))),
});

/** @returns undefined for an item that is not an agent's, such as one that was edited by hand */
export const readAgentItem = (item: Item | undefined): Agent | undefined => {
  const { data } = AgentItemSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { sk: id, open_count: openCount, last_assigned_at: lastAssignedAt, ...same } = data;
  return { ...same, id, openCount, lastAssignedAt };
};

/** What a user says about the agent that they are. */
export interface AgentUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
}

const isStaff = ({ role }: AgentUser): boolean => role !== "customer";

/**
 * What a change of a user does to their item among the agents; undefined when they are no agent and never were. It is
 * an update, not a put: loads change at the same time. Somebody who stops being one keeps the role they had, so that
 * their name is still shown with their tickets.
 */
export const agentUpdateOf = (
  TableName: string,
  before: AgentUser | undefined,
  after: AgentUser,
): Update | undefined => {
  const staff = [after, before].find((user) => user !== undefined && isStaff(user));
  if (staff === undefined) return undefined;
  return {
    TableName,
    Key: deskItemKey("agents", after.id),
    UpdateExpression:
      "SET #name = :name, #role = :role, active = :active, available = if_not_exists(available, :true), " +
      "#capacity = if_not_exists(#capacity, :capacity), open_count = if_not_exists(open_count, :zero)",
    ExpressionAttributeNames: { "#name": "name", "#role": "role", "#capacity": "capacity" },
    ExpressionAttributeValues: {
      ":name": { S: after.name },
      ":role": { S: staff.role },
      ":active": { BOOL: after.active && isStaff(after) },
      ":true": { BOOL: true },
      ":capacity": { N: String(DEFAULT_CAPACITY) },
      ":zero": { N: "0" },
    },
  };
};

type Setting = (typeof AGENT_SETTINGS)[number];

const toAttribute = (value: AgentSettings[Setting]): AttributeValue => {
  if (typeof value === "boolean") return { BOOL: value };
  return typeof value === "number" ? { N: String(value) } : { L: value.map((S) => ({ S })) };
};

const changedSettings = (before: AgentSettings, after: AgentSettings): readonly Setting[] =>
  AGENT_SETTINGS.filter((setting) => JSON.stringify(before[setting]) !== JSON.stringify(after[setting]));

/** An absent list and flag stand for an empty one and false, as they are read. */
const isUnchanged = (setting: Setting, before: AgentSettings): string => {
  const isDefault = before[setting] === false || JSON.stringify(before[setting]) === "[]";
  return isDefault
    ? `(attribute_not_exists(#${setting}) OR #${setting} = :old_${setting})`
    : `#${setting} = :old_${setting}`;
};

/** The update of the settings that differ, if nobody else has changed them; undefined when none does. */
export const toSettingsUpdate = (TableName: string, before: Agent, after: AgentSettings): Update | undefined => {
  const settings = changedSettings(before, after);
  if (settings.length === 0) return undefined;
  return {
    TableName,
    Key: deskItemKey("agents", before.id),
    UpdateExpression: `SET ${settings.map((setting) => `#${setting} = :${setting}`).join(", ")}`,
    ConditionExpression: ["attribute_exists(pk)", ...settings.map((setting) => isUnchanged(setting, before))].join(
      " AND ",
    ),
    ExpressionAttributeNames: Object.fromEntries(settings.map((setting) => [`#${setting}`, setting])),
    ExpressionAttributeValues: Object.fromEntries(
      settings.flatMap((setting) => [
        [`:${setting}`, toAttribute(after[setting])],
        [`:old_${setting}`, toAttribute(before[setting])],
      ]),
    ),
  };
};

const auditedValue = (value: AgentSettings[Setting]): AuditedChange["from"] =>
  typeof value === "object" ? value : String(value);

/** The settings that differ, for the audit trail of the user who the agent is. */
export const auditedSettings = (before: Agent, after: AgentSettings): readonly AuditedChange[] =>
  changedSettings(before, after).map((field) => ({
    field,
    from: auditedValue(before[field]),
    to: auditedValue(after[field]),
  }));
