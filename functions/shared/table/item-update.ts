import type { AttributeValue, UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";

/** Attributes to write; `undefined` for those to remove. */
export type Attributes = Readonly<Record<string, AttributeValue | undefined>>;

/** What an update of an item sets, and on what condition: parts of UpdateItem, and of an Update in a transaction. */
export type ItemUpdate = Required<
  Pick<UpdateItemCommandInput, "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues">
> & { readonly UpdateExpression: string };

/** A condition of an update, with the attributes that it names and its values. */
export interface ItemCondition {
  readonly expression: string;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, AttributeValue>>;
}

/** Sets the attributes that have a value, and removes those that are undefined, if all conditions hold. */
export const updateOf = (attributes: Attributes, conditions: readonly ItemCondition[]): ItemUpdate => {
  const entries = Object.entries(attributes);
  const set = entries.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  const removed = entries.flatMap(([name, value]) => (value === undefined ? [`#${name}`] : []));
  const setExpression = `SET ${set.map(({ name }) => `#${name} = :${name}`).join(", ")}`;
  const values = conditions.flatMap((condition) => Object.entries(condition.values));
  const names = [...Object.keys(attributes), ...conditions.flatMap((condition) => condition.names)];
  return {
    UpdateExpression: removed.length === 0 ? setExpression : `${setExpression} REMOVE ${removed.join(", ")}`,
    ConditionExpression: conditions.map(({ expression }) => expression).join(" AND "),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map(({ name, value }) => [`:${name}`, value])),
      ...Object.fromEntries(values),
    },
  };
};
