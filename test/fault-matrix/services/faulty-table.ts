import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { FakeDeskTable } from "../../support/fakes/fake-desk-table.js";
import type { FaultId } from "../faults.js";
import { awsTargetOf, badResponse, goodResponse, type Service, write, type WireResponse } from "./aws-responses.js";
import { serveTable } from "./table-service.js";

/** The faults that a call of a table can meet. */
type TableFaultId = Exclude<FaultId, "refusal" | "empty">;

/** Faults of the response alone: the table does its work. */
const DOES_ITS_WORK: ReadonlySet<TableFaultId> = new Set(["slow", "malformed", "crash"]);

/** A call, by its operation and by what only its requests contain among those of this operation, and its fault. */
interface FaultyCall {
  readonly call: { readonly operation: string; readonly containing: string };
  readonly faultId: TableFaultId;
}

interface Target {
  readonly service: Service;
  readonly operation: string;
}

/** A table whose calls meet the fault of a row. Calls of other services do as well, and get a good response else. */
export class FaultyTable {
  readonly table = new FakeDeskTable();
  /** Bodies of the objects that were written to a bucket. */
  readonly objects: string[] = [];
  row: FaultyCall | undefined;
  /** How many calls met the fault. */
  met = 0;
  /** Whether the function has crashed: none of its calls gets a response. */
  #isDead = false;

  /** The fault has passed, and a function that crashed is there again. */
  recover(): void {
    this.row = undefined;
    this.#isDead = false;
  }

  /** @returns undefined for a connection that is reset; "never" for a response that does not come in time */
  async respond({ service, operation }: Target, body: string): Promise<WireResponse | "never" | undefined> {
    const fault = this.#faultOf(operation, body);
    const isDone = !this.#isDead && (fault === undefined || DOES_ITS_WORK.has(fault));
    const response = isDone ? await this.#serve({ service, operation }, body) : undefined;
    if (fault === "crash") this.#isDead = true;
    if (fault === "timeOut" || fault === "slow") return "never";
    return this.#isDead ? undefined : ((fault && badResponse(fault, service, operation)) ?? response);
  }

  #serve({ service, operation }: Target, body: string): WireResponse | Promise<WireResponse> {
    if (service === "s3") this.objects.push(body);
    return service === "dynamodb" ? serveTable(this.table, operation, body) : goodResponse(operation);
  }

  #faultOf(operation: string, body: string): TableFaultId | undefined {
    if (this.row === undefined) return undefined;
    const { call, faultId } = this.row;
    if (call.operation !== operation || !body.includes(call.containing)) return undefined;
    this.met += 1;
    return faultId;
  }
}

/** Serves a table on a loopback port. @param current returns the table that is asked at the moment */
export const serveFaultyTable = async (
  current: () => FaultyTable,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server: Server = createServer((request, response) => {
    const own = current();
    void text(request)
      .then((body) => own.respond(awsTargetOf(request), body))
      .then((reply) => {
        if (reply === "never") return; // The client hangs up.
        if (reply === undefined) response.socket?.resetAndDestroy();
        else write(response, reply);
      });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
};
