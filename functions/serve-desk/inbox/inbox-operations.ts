import type { DeskInboxRoute } from "../../shared/api/desk-inbox-routes.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { type ListPorts, listDeskTickets } from "./list-desk-tickets.js";

/** Lists of tickets, and changes of many at once. */
export const inboxOperations = (ports: ListPorts): OperationsOf<DeskInboxRoute> => ({
  listDeskTickets: ({ query, caller }) => listDeskTickets(query, caller, ports),
});
