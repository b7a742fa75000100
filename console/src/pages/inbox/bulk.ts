import { ApiError, UnreachableError } from "../../api/problem";
import type { ListedTicket, Priority, StaffStatus } from "../../desk/ticket-words";
import type { BulkChange, BulkResult, TicketPatch } from "./queries";
import { PAGE } from "./ticket-list";

/** What a person does to one ticket or to many. */
export type Action =
  | { readonly kind: "assign"; readonly assignee: string | null }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "status"; readonly deskStatus: StaffStatus }
  | { readonly kind: "priority"; readonly priority: Priority };

/** The change of a ticket that an action is; undefined if the ticket is so already. */
export const changeOf = (action: Action, ticket: ListedTicket): TicketPatch | undefined => {
  switch (action.kind) {
    case "assign":
      return ticket.assignee === action.assignee ? undefined : { assignee: action.assignee };
    case "tag":
      return ticket.tags.includes(action.tag) ? undefined : { tags: [...ticket.tags, action.tag] };
    case "status":
      return ticket.deskStatus === action.deskStatus ? undefined : { deskStatus: action.deskStatus };
    case "priority":
      return ticket.priority === action.priority ? undefined : { priority: action.priority };
  }
};

/** The change that takes an action on a ticket back. @param ticket as it was before */
export const undoOf = (action: Action, ticket: ListedTicket): TicketPatch => {
  switch (action.kind) {
    case "assign":
      return { assignee: ticket.assignee };
    case "tag":
      return { tags: ticket.tags };
    case "status":
      return ticket.deskStatus === "CLOSED" ? {} : { deskStatus: ticket.deskStatus };
    case "priority":
      return { priority: ticket.priority };
  }
};

/** A ticket, the version of it that a person has seen, and what they change. */
export interface Wanted {
  readonly ticketId: string;
  readonly version: number;
  readonly change: TicketPatch;
}

/** Requests that make the changes: one for each hundred tickets with the same change. */
export const requestsFor = (wanted: readonly Wanted[]): readonly BulkChange[] =>
  [...Map.groupBy(wanted, ({ change }) => JSON.stringify(change)).values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / PAGE) }, (_each, turn) => {
      const part = same.slice(turn * PAGE, (turn + 1) * PAGE);
      return {
        ids: part.map(({ ticketId }) => ticketId),
        change: part[0]?.change ?? {},
        versions: Object.fromEntries(part.map(({ ticketId, version }) => [ticketId, String(version)])),
      };
    }),
  );

/** Why a ticket was not changed. */
export type Refusal = "gone" | "stale" | "impossible" | "busy" | "not-sent" | "failed";

const REFUSALS: Readonly<Record<number, Refusal>> = { 404: "gone", 409: "impossible", 412: "stale", 503: "busy" };

const refusalOf = (status: number): Refusal => REFUSALS[status] ?? "failed";

/** What became of the changes of many tickets. */
export interface Outcome {
  /** Versions of the tickets that were changed. */
  readonly changed: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, Refusal>;
}

const refusalOfRequest = (error: unknown): Refusal => {
  if (error instanceof UnreachableError) return "not-sent";
  return error instanceof ApiError ? refusalOf(error.status) : "failed";
};

/**
 * Sends the requests one after the other. A ticket that is refused does not keep the others waiting, and neither does a
 * request: every ticket has a result. Without a network the rest is not tried.
 */
export const changeInTurns = async (
  requests: readonly BulkChange[],
  send: (request: BulkChange) => Promise<readonly BulkResult[]>,
  onProgress: (done: number) => void,
): Promise<Outcome> => {
  const changed = new Map<string, number>();
  const refused = new Map<string, Refusal>();
  let isReachable = true;
  for (const request of requests) {
    try {
      const results = isReachable ? await send(request) : undefined;
      for (const { ticketId, status, version } of results ?? [])
        if (status === 200) changed.set(ticketId, Number(version));
        else refused.set(ticketId, refusalOf(status));
    } catch (error) {
      isReachable = !(error instanceof UnreachableError);
      for (const id of request.ids) refused.set(id, refusalOfRequest(error));
    }
    for (const id of request.ids) if (!changed.has(id) && !refused.has(id)) refused.set(id, "not-sent");
    onProgress(changed.size + refused.size);
  }
  return { changed, refused };
};
