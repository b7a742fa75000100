import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";

/** What an item of the table is found by. */
export type ItemKey = Record<"pk" | "sk", AttributeValue>;

const PREFIX = "TICKET#";

/** Partition key of a ticket's item, and of what else is noted of the ticket beside it. */
export const ticketPartition = (ticketId: string): { readonly S: string } => ({ S: `${PREFIX}${ticketId}` });

/** Key of a ticket's item: `TICKET#<id>` and `TICKET`. */
export const ticketItemKey = (ticketId: string): ItemKey => ({ pk: ticketPartition(ticketId), sk: { S: "TICKET" } });

/** The ticket that a partition key is of. */
export const ticketIdOf = (partition: string): string => partition.slice(PREFIX.length);

/** A text attribute of an item, as its text. */
export const TextAttribute = z.object({ S: z.string() }).transform(({ S }) => S);
