import { DESK_ROUTES } from "../../../functions/shared/api/desk-routes.js";
import { makeDispatcher } from "../../../functions/shared/http/dispatch.js";
import type { Operations } from "../../../functions/serve-desk/operation.js";
import { ticketOperations } from "../../../functions/serve-desk/tickets/ticket-operations.js";
import { FakeDeskPorts } from "../fakes/memory-desk.js";
import { FakeRequestLog, ORIGIN } from "./api-under-test.js";

/** The dispatcher over the operations of serve-desk, on a table in memory. */
export const aDeskApi = () => {
  const ports = new FakeDeskPorts();
  const operations: Operations = { ...ticketOperations(ports) };
  const log = new FakeRequestLog();
  const send = makeDispatcher({ routes: DESK_ROUTES, operations, allowedOrigins: new Set([ORIGIN]), log });
  return { ports, log, send };
};
