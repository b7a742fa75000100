import type { APIGatewayProxyResult } from "aws-lambda";
import { TICKET_ROUTES } from "../../../functions/shared/api/ticket-routes.js";
import { makeDispatcher } from "../../../functions/shared/http/dispatch.js";
import type { RequestLog } from "../../../functions/shared/http/log-request.js";
import type { Operations } from "../../../functions/serve-api/operation.js";
import { FakeOperations } from "../fakes/fake-operations.js";
import { fakeTicketPorts } from "../fakes/ticket-api-ports.js";
import type { ProblemDocument } from "../../../functions/shared/http/problem.js";
import { makeOperations, makeServiceOperations } from "../../../functions/serve-api/operations.js";

type Entry = readonly [
  level: "info" | "warn" | "error",
  message: string,
  particulars: Readonly<Record<string, unknown>>,
];

export class FakeRequestLog implements RequestLog {
  readonly entries: Entry[] = [];
  readonly info = (message: string, particulars: Entry[2]): unknown =>
    this.entries.push(["info", message, particulars]);
  readonly warn = (message: string, particulars: Entry[2]): unknown =>
    this.entries.push(["warn", message, particulars]);
  readonly error = (message: string, particulars: Entry[2]): unknown =>
    this.entries.push(["error", message, particulars]);
}

export const ORIGIN = "https://desk.example.com";

const dispatching = (operations: Operations) => {
  const log = new FakeRequestLog();
  const send = makeDispatcher({ routes: TICKET_ROUTES, operations, allowedOrigins: new Set([ORIGIN]), log });
  return { log, send };
};

/** The dispatcher over operations that only keep what they were asked. */
export const anApi = () => {
  const operations = new FakeOperations();
  return { operations, ...dispatching(operations.table) };
};

/** The dispatcher over the real operations, on a table and a stream in memory. */
export const aTicketApi = () => {
  const ports = fakeTicketPorts();
  return { ports, ...dispatching({ ...makeServiceOperations(), ...makeOperations(ports) }) };
};

export const problemIn = ({ body }: APIGatewayProxyResult): ProblemDocument => JSON.parse(body) as ProblemDocument;
