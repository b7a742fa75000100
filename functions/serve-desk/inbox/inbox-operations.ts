import type { DeskInboxRoute } from "../../shared/api/desk-inbox-routes.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { actionOfPatch } from "../tickets/change-on-desk.js";
import { type BulkPorts, changeMany } from "./change-many.js";
import { type ListPorts, listDeskTickets } from "./list-desk-tickets.js";

/** Lists of tickets, and changes of many at once. */
export const inboxOperations = (ports: ListPorts & BulkPorts): OperationsOf<DeskInboxRoute> => ({
  listDeskTickets: ({ query, caller }) => listDeskTickets(query, caller, ports),
  bulkChangeDeskTickets: async ({ body, caller, requestId }) => {
    const origin = { who: caller.subject, what: actionOfPatch(body.change), requestId, at: ports.now() };
    return { body: { results: await changeMany(body, origin, ports) } };
  },
});
