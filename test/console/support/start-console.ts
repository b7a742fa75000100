import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { serveConsole } from "../../../scripts/local/console/serve-console.js";
import { PASSWORD } from "../../support/fakes/identity-fakes.js";
import { ConsoleApi } from "./console-api.js";

const BUILD = path.join(import.meta.dirname, "../../../console/dist");

/** People who can sign in, by what they are. */
const PEOPLE = [
  { id: "u-root", role: "admin", email: "grace@example.com", name: "Grace Hopper" },
  { id: "u-alan", role: "agent", email: "alan@example.com", name: "Alan Turing" },
  { id: "u-mary", role: "agent", email: "mary@example.com", name: "Mary Jackson" },
  { id: "u-ada", role: "customer", email: "ada@example.com", name: "Ada Byron" },
] as const;

/**
 * Serves the built console with the API in memory, on one origin.
 * @param port @default a free one
 */
export const startConsole = async ({ port = 0 }: { readonly port?: number } = {}) => {
  const api = new ConsoleApi();
  for (const person of PEOPLE) api.identity.ports.add(person);
  const server = createServer(api.listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const site = await serveConsole({ folder: BUILD, apiUrl, port });
  const close = async (): Promise<void> => {
    await site.close();
    server.closeAllConnections();
    server.close();
  };
  return { url: site.url, api, people: PEOPLE.map((person) => ({ ...person, password: PASSWORD })), close };
};
