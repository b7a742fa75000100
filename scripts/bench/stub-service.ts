import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A service in this process that gives every call the same answer, after a while. */
export interface StubService {
  readonly url: string;
  close(): void;
}

const answer = (response: ServerResponse, body: string): void => {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(body);
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === "object" && address !== null ? address.port : 0;

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });

/** Listens on a free port of this machine and answers with `body` after `latencyMs`. */
export const startStubService = async (latencyMs: number, body: unknown): Promise<StubService> => {
  const json = JSON.stringify(body);
  const server = createServer((request, response) => {
    request.resume().once("end", () => setTimeout(answer, latencyMs, response, json));
  });
  await listen(server);
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
