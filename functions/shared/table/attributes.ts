import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";

export type Item = Readonly<Record<string, AttributeValue>>;

/**
 * The arguments of a read that return these attributes alone. Names are placeholders, since many are reserved words.
 */
export const projectionOf = (names: readonly string[]) => ({
  ProjectionExpression: names.map((name) => `#${name}`).join(", "),
  ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
});

/** A string attribute of an item, as its text. */
export const TextAttribute = z.object({ S: z.string() }).transform(({ S }) => S);

/** A Boolean attribute of an item. */
export const BooleanAttribute = z.object({ BOOL: z.boolean() }).transform(({ BOOL }) => BOOL);

/** A number attribute of an item. */
export const NumberAttribute = z.object({ N: z.string() }).transform(({ N }) => Number(N));
