import { differingColumns, type Fingerprint } from "./fingerprint.js";

/** The table in DynamoDB, the objects in S3, the warehouse. */
export const PLACES = ["table", "objects", "warehouse"] as const;
export type Place = (typeof PLACES)[number];

export interface Missing {
  readonly kind: "missing";
  readonly ticketId: string;
  readonly day: string;
  readonly missingIn: readonly Place[];
  readonly presentIn: readonly Place[];
  /** Why the load refused the record that the object holds, if it did. */
  readonly rejected?: string;
}

export interface Differs {
  readonly kind: "differs";
  readonly ticketId: string;
  readonly day: string;
  /** The second differs from the first. */
  readonly between: readonly [Place, Place];
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

const missing = (ticketId: string, day: string, held: Readonly<Record<Place, unknown>>): readonly Missing[] => {
  const missingIn = PLACES.filter((place) => held[place] === undefined);
  if (missingIn.length === 0) return [];
  return [
    { kind: "missing", ticketId, day, missingIn, presentIn: PLACES.filter((place) => held[place] !== undefined) },
  ];
};

/** The objects are compared with the table, and the warehouse with what it is loaded from: the objects. */
const pairs = (held: Readonly<Record<Place, Fingerprint | undefined>>): readonly (readonly [Place, Place])[] => {
  const source: Place = held.objects === undefined ? "table" : "objects";
  const candidates: readonly (readonly [Place, Place])[] = [
    ["table", "objects"],
    [source, "warehouse"],
  ];
  return candidates.filter(([one, other]) => held[one] !== undefined && held[other] !== undefined);
};

/** What is missing or differs among the three places on one day, by ticket id. */
export const compareDay = (day: string, holdings: Readonly<Record<Place, Holdings>>): readonly Finding[] => {
  const ids = new Set(PLACES.flatMap((place) => [...holdings[place].keys()]));
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
