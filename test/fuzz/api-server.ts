import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Caller, PERSON_SCOPES, SCOPES } from "../../functions/shared/auth/caller.js";
import { aTicketApi } from "../support/aws/api-under-test.js";
import { aDeskApi } from "../support/aws/desk-under-test.js";
import { anIdentityApi } from "../support/aws/identity-under-test.js";
import { type Functions, gatewayOver } from "../support/aws/in-memory-gateway.js";
import { aDeskTicket } from "../support/builders/desk-tickets.js";
import { aCaller } from "../support/fakes/ticket-api-ports.js";
import type { Credential, Peers } from "./schemathesis/run-schemathesis.js";

/** Who calls, by their token. */
const CALLERS: ReadonlyMap<string, Caller> = new Map([
  ["C-1", aCaller({ subject: "C-1" })],
  ["C-2", aCaller({ subject: "C-2" })],
  ["u-agent", aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES })],
  ["u-admin", aCaller({ subject: "u-admin", role: "admin", scopes: PERSON_SCOPES })],
]);

const credentialOf = (value: string): Credential => ({ name: "Token", value });

/** Two customers. */
export const PEERS: Peers = { owner: credentialOf("C-1"), peer: credentialOf("C-2") };

/** Staff by role; an admin who signed in. */
export const STAFF = { agent: { staff: credentialOf("u-agent") }, admin: { staff: credentialOf("u-admin") } } as const;

/** The functions behind the API, each with what it needs in memory. The desk has a ticket. */
const startFunctions = (): Functions => {
  const desk = aDeskApi();
  desk.ports.add(aDeskTicket());
  return { "serve-api": aTicketApi().send, "serve-desk": desk.send, "serve-identity": anIdentityApi().send };
};

/**
 * The functions behind the API on a loopback port, with tables and a stream in memory: a thousand requests take
 * seconds.
 */
export const startApi = async (): Promise<{ readonly base: string; readonly server: Server }> => {
  const gateway = gatewayOver(startFunctions(), (header) => CALLERS.get(header("Token") ?? ""));
  const server = createServer(gateway).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}/v1`, server };
};
