import { isJsonObject, type JsonObject } from "../contracts/parse-json.js";
import { foldLines } from "../contracts/text.js";

interface SingleLines {
  readonly [name: string]: true | SingleLines;
}

/** The fields of a ticket event that are a single line: all of its texts but the description. */
const SINGLE_LINES: SingleLines = {
  channel: true,
  customerId: true,
  company: true,
  requesterId: true,
  data: {
    subject: true,
    customer_contact_information: { first_name: true, last_name: true, full_name: true, email: true, company: true },
    product_issue_information: { product: true, issue_type: true },
  },
};

/** The value itself when nothing in it needs folding. */
const foldIn = (value: unknown, fields: true | SingleLines): unknown => {
  if (fields === true) return typeof value === "string" ? foldLines(value) : value;
  return isJsonObject(value) ? foldFields(value, fields) : value;
};

/** The event with `foldLines` applied to every field of a single line; the same object when none needs it. */
export const foldFields = (event: JsonObject, fields: SingleLines = SINGLE_LINES): JsonObject => {
  const changed = Object.entries(fields).flatMap(([name, below]): [string, unknown][] => {
    const folded = foldIn(event[name], below);
    return folded === event[name] ? [] : [[name, folded]];
  });
  return changed.length === 0 ? event : { ...event, ...Object.fromEntries(changed) };
};
