import { differingColumns, type Fingerprint } from "./fingerprint.js";

/** The table in DynamoDB, the objects in S3, the warehouse. */
export const TICKET_LOCATIONS = ["table", "objects", "warehouse"] as const;
export type TicketLocation = (typeof TICKET_LOCATIONS)[number];

export interface Missing {
  readonly kind: "missing";
  readonly ticketId: string;
  readonly day: string;
  readonly missingIn: readonly TicketLocation[];
  readonly presentIn: readonly TicketLocation[];
  /** Why the load refused the record that the object holds, if it did. */
  readonly rejected?: string;
}

export interface Differs {
  readonly kind: "differs";
  readonly ticketId: string;
  readonly day: string;
  /** The second differs from the first. */
  readonly between: readonly [TicketLocation, TicketLocation];
  readonly columns: readonly string[];
  /** Why the load refused the record that the object holds, if it did. */
  readonly rejected?: string;
}

export interface Unreadable {
  readonly kind: "unreadable";
  readonly day: string;
  /** Key of the object. */
  readonly key: string;
  readonly reason: string;
}

/** Written down by the API, and in no execution's hands long after. */
export interface Unstarted {
  readonly kind: "unstarted";
  readonly ticketId: string;
  readonly day: string;
}

export type Finding = Missing | Differs | Unreadable | Unstarted;

/** What one place holds of a day, by ticket id. */
export type Holdings = ReadonlyMap<string, Fingerprint>;

const missing = (
  ticketId: string,
  day: string,
  held: Readonly<Record<TicketLocation, unknown>>,
): readonly Missing[] => {
  const missingIn = TICKET_LOCATIONS.filter((place) => held[place] === undefined);
  if (missingIn.length === 0) return [];
  return [
    {
      kind: "missing",
      ticketId,
      day,
      missingIn,
      presentIn: TICKET_LOCATIONS.filter((place) => held[place] !== undefined),
    },
  ];
};

/** The objects are compared with the table, and the warehouse with what it is loaded from: the objects. */
const pairs = (
  held: Readonly<Record<TicketLocation, Fingerprint | undefined>>,
): readonly (readonly [TicketLocation, TicketLocation])[] => {
  const source: TicketLocation = held.objects === undefined ? "table" : "objects";
  const candidates: readonly (readonly [TicketLocation, TicketLocation])[] = [
    ["table", "objects"],
    [source, "warehouse"],
  ];
  return candidates.filter(([one, other]) => held[one] !== undefined && held[other] !== undefined);
};

/** What is missing or differs among the three places on one day, by ticket id. */
export const compareDay = (day: string, holdings: Readonly<Record<TicketLocation, Holdings>>): readonly Finding[] => {
  const ids = new Set(TICKET_LOCATIONS.flatMap((place) => [...holdings[place].keys()]));
  return [...ids].sort().flatMap((ticketId): readonly Finding[] => {
    const held = {
      table: holdings.table.get(ticketId),
      objects: holdings.objects.get(ticketId),
      warehouse: holdings.warehouse.get(ticketId),
    };
    const differing = pairs(held).flatMap((between): readonly Differs[] => {
      const columns = differingColumns(held[between[0]] ?? "", held[between[1]] ?? "");
      return columns.length === 0 ? [] : [{ kind: "differs", ticketId, day, between, columns }];
    });
    return [...missing(ticketId, day, held), ...differing];
  });
};
