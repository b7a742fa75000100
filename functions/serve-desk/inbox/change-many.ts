import pMap from "p-map";
import type { BulkChange, BulkResult } from "../../shared/api/desk-inbox-schemas.js";
import type { ChangeOrigin } from "../../shared/desk/store/desk-tickets.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { problemDocument, toProblem } from "../../shared/http/problem-response.js";
import { errorName } from "../../shared/lambda/errors.js";
import type { DeskPorts } from "../ports.js";
import { patchOnDesk } from "../tickets/change-on-desk.js";
import { etagOf } from "../tickets/ticket-view.js";
import type { ListLog } from "./desk-lists.js";

/** Tickets changed at the same time. */
const CONCURRENCY = 8;

/** When the last change may begin. The function has 25 s, and a change takes at most a few. */
const LAST_BEGIN_MS = 15_000;

/** Seconds after which to try the rest again. */
const RETRY_AFTER_SECONDS = 5;

/** What changing many tickets needs. */
export interface BulkPorts extends Pick<DeskPorts, "tickets" | "rules" | "modelPrices" | "now"> {
  readonly log: ListLog;
}

/**
 * Changes of an assignee or a status also change the load of an agent, often the same for all tickets. Transactions on
 * one item are in each other's way, so these go one after the other.
 */
const concurrencyOf = ({ assignee, deskStatus }: BulkChange["change"]): number =>
  assignee === undefined && deskStatus === undefined ? CONCURRENCY : 1;

/** The version that the request names for a ticket. */
const versionOf = (ticketId: string, versions: BulkChange["versions"] = {}): string | undefined =>
  Object.hasOwn(versions, ticketId) ? versions[ticketId] : undefined;

/** Pointers of a change lead into the body of the one request that has it. */
const inChange = (pointer: string | undefined): string | undefined => pointer?.replace(/^#/, "#/change");

/**
 * The result of a ticket that was not changed. It does not have the ticket's current state, only its version: a hundred
 * long tickets would be more than a response can hold.
 */
const toFailure = (ticketId: string, error: unknown, { requestId }: ChangeOrigin, log: ListLog): BulkResult => {
  const problem = toProblem(error);
  if (!(error instanceof ApiProblem)) log.warn("A ticket was not changed", { ticketId, errorName: errorName(error) });
  const document = { ...problemDocument(problem, requestId), current: undefined };
  const errors = document.errors?.map((one) => ({ ...one, pointer: inChange(one.pointer) }));
  return {
    ticketId,
    status: document.status,
    version: problem.particulars.etag ?? null,
    problem: { ...document, ...(errors !== undefined && { errors }) },
  };
};

/** With a slow table not all tickets fit into one request: the response still says which were changed. */
const requireTime = ({ at }: ChangeOrigin, now: Date): void => {
  if (now.getTime() - at.getTime() <= LAST_BEGIN_MS) return;
  throw new ApiProblem("unavailable", "There was no time left for this ticket. Try again.", {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
};

/**
 * Makes the same change of many tickets. Each is changed, or not, for itself: a ticket that another agent changes at
 * the same time does not keep the others from being changed. @returns the results in the order of the ids
 */
export const changeMany = (
  { ids, change, versions }: BulkChange,
  origin: ChangeOrigin,
  ports: BulkPorts,
): Promise<BulkResult[]> =>
  pMap(
    ids,
    async (ticketId): Promise<BulkResult> => {
      try {
        requireTime(origin, ports.now());
        const whole = await patchOnDesk({ ticketId, ifMatch: versionOf(ticketId, versions), origin }, change, ports);
        return { ticketId, status: 200, version: etagOf(whole.ticket), problem: null };
      } catch (error) {
        return toFailure(ticketId, error, origin, ports.log);
      }
    },
    { concurrency: concurrencyOf(change) },
  );
