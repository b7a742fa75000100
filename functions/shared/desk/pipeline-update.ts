import type { Item } from "../table/attributes.js";
import type { Attributes, ItemCondition } from "../table/item-update.js";
import { toDeskAttributes, queueKeyFor, readDeskTicket, type DeskTicket } from "./desk-ticket.js";
import { FIRST_VERSION, type OpenedTicket } from "./open-ticket.js";

/** Staff and customer have not changed the ticket: it is not on the desk yet, or as the pipeline opened it. */
export const UNTOUCHED: ItemCondition = {
  expression: "(attribute_not_exists(#version) OR #version = :untouched)",
  names: ["version"],
  values: { ":untouched": { N: String(FIRST_VERSION) } },
};

/** Whether staff or customer have changed the ticket since it came onto the desk. */
export const isTouched = (item: Item): boolean => Number(item["version"]?.N ?? FIRST_VERSION) !== FIRST_VERSION;

/** These attributes are still as they were in an item that was read. */
export const asSeen = (item: Item, names: readonly string[]): ItemCondition => ({
  expression: names
    .map((name) => (item[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :seen_${name}`))
    .join(" AND "),
  names,
  values: Object.fromEntries(
    names.flatMap((name) => (item[name] === undefined ? [] : [[`:seen_${name}`, item[name]] as const])),
  ),
});

/**
 * Everything that brings a ticket onto the desk. The subject is not among it: the item has it, and what the pipeline
 * publishes of it may lack characters that a message cannot have.
 */
export const openingAttributes = ({ ticket, terms }: OpenedTicket): Attributes =>
  Object.fromEntries(
    Object.entries(toDeskAttributes(ticket, terms.schedule)).filter(
      ([name]) => name !== "subject" && name !== "subject_preview",
    ),
  );

/**
 * What the pipeline changes of a ticket that staff have worked on: nothing but the queue in which it is listed, which
 * follows from its status and lane.
 */
export const relistingAttributes = (item: Item, change: Partial<Pick<DeskTicket, "status" | "lane">>): Attributes => {
  if (item["version"] === undefined) return {};
  const key = queueKeyFor({ ...readDeskTicket(item, Date.now()), ...change });
  return key === undefined ? {} : { queue_key: { S: key } };
};
