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
  /** Key of its object, if it has another name than the pipeline gives. */
  readonly key?: string;
  /** Why the load rejected the object, if it did. */
  readonly rejected?: string;
}

export interface Differs {
  readonly kind: "differs";
  readonly ticketId: string;
  readonly day: string;
  /** The second differs from the first. */
  readonly between: readonly [TicketLocation, TicketLocation];
  readonly columns: readonly string[];
  /** Key of its object, if it has another name than the pipeline gives. */
  readonly key?: string;
  /** Why the load rejected the object, if it did. */
  readonly rejected?: string;
}

export interface Unreadable {
  readonly kind: "unreadable";
  readonly day: string;
  /** Key of the object. */
  readonly key: string;
  readonly reason: string;
}

/** Stored by the API, and still without an execution after a long time. */
interface Unstarted {
  readonly kind: "unstarted";
  readonly ticketId: string;
  readonly day: string;
}

export type Finding = Missing | Differs | Unreadable | Unstarted;

/** The tickets of a day at one location, by id. */
export type Holdings = ReadonlyMap<string, Fingerprint>;

const missing = (
  ticketId: string,
  day: string,
  stored: Readonly<Record<TicketLocation, unknown>>,
): readonly Missing[] => {
  const missingIn = TICKET_LOCATIONS.filter((location) => stored[location] === undefined);
  if (missingIn.length === 0) return [];
  return [
    {
      kind: "missing",
      ticketId,
      day,
      missingIn,
      presentIn: TICKET_LOCATIONS.filter((location) => stored[location] !== undefined),
    },
  ];
};

/** The objects are compared with the table, and the warehouse with what it is loaded from: the objects. */
const pairs = (
  stored: Readonly<Record<TicketLocation, Fingerprint | undefined>>,
): readonly (readonly [TicketLocation, TicketLocation])[] => {
  const source: TicketLocation = stored.objects === undefined ? "table" : "objects";
  const candidates: readonly (readonly [TicketLocation, TicketLocation])[] = [
    ["table", "objects"],
    [source, "warehouse"],
  ];
  return candidates.filter(([one, other]) => stored[one] !== undefined && stored[other] !== undefined);
};

/** What is missing or differs between the three locations on one day, by ticket id. */
export const compareDay = (day: string, holdings: Readonly<Record<TicketLocation, Holdings>>): readonly Finding[] => {
  const ids = new Set(TICKET_LOCATIONS.flatMap((location) => [...holdings[location].keys()]));
  return [...ids].sort().flatMap((ticketId): readonly Finding[] => {
    const stored = {
      table: holdings.table.get(ticketId),
      objects: holdings.objects.get(ticketId),
      warehouse: holdings.warehouse.get(ticketId),
    };
    const differing = pairs(stored).flatMap((between): readonly Differs[] => {
      const columns = differingColumns(stored[between[0]] ?? "", stored[between[1]] ?? "");
      return columns.length === 0 ? [] : [{ kind: "differs", ticketId, day, between, columns }];
    });
    return [...missing(ticketId, day, stored), ...differing];
  });
};

/** A record that a load rejected, from the table rejected_tickets. */
export interface Rejection {
  /** Key and etag of the object that was rejected. */
  readonly key: string;
  readonly etag: string;
  /** Undefined if the record has none. */
  readonly ticketId: string | undefined;
  readonly reason: string;
}

/** The current version of an object. */
export interface ObjectVersion {
  readonly key: string;
  readonly etag: string;
  /** When it was written, ISO 8601. */
  readonly modifiedAt: string;
}

/** Whether only a load can repair it. */
const needsLoad = (finding: Finding): boolean =>
  (finding.kind === "missing" && finding.missingIn.includes("warehouse")) ||
  (finding.kind === "differs" && finding.between[1] === "warehouse");

/** Why a load rejected a ticket's object. An object that was written again since then has not been rejected. */
const reasonFor = (
  ticketId: string,
  version: ObjectVersion | undefined,
  rejections: readonly Rejection[],
): string | undefined =>
  rejections.find(
    ({ key, etag, ...rejected }) =>
      key === version?.key && etag === version.etag && (rejected.ticketId ?? ticketId) === ticketId,
  )?.reason;

/** Adds why a load rejected what is missing or differs in the warehouse. Reads the rejections only if needed. */
export const explainMissing = async (
  findings: readonly Finding[],
  versions: ReadonlyMap<string, ObjectVersion>,
  readRejections: () => Promise<readonly Rejection[]>,
): Promise<readonly Finding[]> => {
  if (!findings.some(needsLoad)) return findings;
  const rejections = await readRejections();
  return findings.map((finding) => {
    if (finding.kind === "unreadable" || !needsLoad(finding)) return finding;
    const rejected = reasonFor(finding.ticketId, versions.get(finding.ticketId), rejections);
    return rejected === undefined ? finding : { ...finding, rejected };
  });
};
