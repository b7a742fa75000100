import type { operations } from "../../api/schema";
import { CATEGORIES, PRIORITIES, TIERS } from "../../desk/ticket-values";
import type { ListedTicket } from "../../desk/ticket-words";

type ListQuery = NonNullable<operations["listDeskTickets"]["parameters"]["query"]>;

export type View = NonNullable<ListQuery["view"]>;

export const VIEWS = ["mine", "unassigned", "at-risk", "failed", "all"] as const satisfies readonly View[];

/** Statuses of tickets that are in the inbox. */
export const OPEN_STATUSES = ["OPEN", "PENDING", "ON_HOLD"] as const satisfies readonly ListQuery["deskStatus"][];

/** What the pipeline may have done with a ticket that is on the desk. */
export const RESULTS = ["ANSWERED", "NEEDS_HUMAN", "FAILED"] as const satisfies readonly ListedTicket["status"][];

export const LANES = ["priority", "general"] as const satisfies readonly ListedTicket["lane"][];

/** Filters in the order in which they are shown. */
export const FILTERS = [
  "deskStatus",
  "priority",
  "category",
  "assignee",
  "tag",
  "customer",
  "tier",
  "lane",
  "language",
  "status",
  "from",
  "to",
] as const;
export type FilterName = (typeof FILTERS)[number];

/** Fields without those that are undefined. */
type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

// The second signature is what runs: TypeScript cannot follow entries of an object.
function defined<T extends object>(fields: T): Defined<T>;
function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value);

/** The router reads `customer=17` as a number. */
const text = (value: unknown, pattern: RegExp): string | undefined => {
  const written = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return typeof written === "string" && pattern.test(written) ? written : undefined;
};

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day of the calendar: 30 February is none. */
const day = (value: unknown): string | undefined => {
  const written = text(value, DAY);
  return written === undefined || Number.isNaN(Date.parse(`${written}T00:00`)) ? undefined : written;
};

/**
 * What the inbox shows, as its address says it. What the API would refuse is left out, so that an address typed by hand
 * is no error. `from` and `to` are days in the viewer's zone, both inclusive.
 */
export const readSearch = (raw: Readonly<Record<string, unknown>>) =>
  defined({
    view: oneOf(VIEWS, raw["view"]),
    q: text(raw["q"], /^[^]{1,200}$/u),
    deskStatus: oneOf(OPEN_STATUSES, raw["deskStatus"]),
    priority: oneOf(PRIORITIES, raw["priority"]),
    category: oneOf(CATEGORIES, raw["category"]),
    assignee: text(raw["assignee"], /^[!-~]{1,128}$/),
    tag: text(raw["tag"], /^[^]{1,50}$/u),
    customer: text(raw["customer"], /^[^]{1,128}$/u),
    tier: oneOf(TIERS, raw["tier"]),
    lane: oneOf(LANES, raw["lane"]),
    language: text(raw["language"], /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/),
    status: oneOf(RESULTS, raw["status"]),
    from: day(raw["from"]),
    to: day(raw["to"]),
  });

export type InboxSearch = ReturnType<typeof readSearch>;

/** Midnight of a day in the viewer's zone, some days later, as the API reads it. */
const midnight = (written: string | undefined, daysLater = 0): string | undefined => {
  if (written === undefined) return undefined;
  const at = new Date(`${written}T00:00`);
  at.setDate(at.getDate() + daysLater);
  return at.toISOString();
};

/** Parameters of GET /desk/tickets for what the address says. */
export const toQuery = ({ from, to, ...rest }: InboxSearch): ListQuery =>
  defined({ ...rest, from: midnight(from), to: midnight(to, 1) });

/** The filters that are set. */
export const activeFilters = (search: InboxSearch): readonly FilterName[] =>
  FILTERS.filter((name) => search[name] !== undefined);

/** The search with a filter set, or without it. */
export const withFilter = (search: InboxSearch, name: FilterName | "q", value: string): InboxSearch =>
  readSearch({ ...search, [name]: value === "" ? undefined : value });

/** The view without filters. */
export const withoutFilters = ({ view }: InboxSearch): InboxSearch => defined({ view });
