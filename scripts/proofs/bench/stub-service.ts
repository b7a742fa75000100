import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** What a call of a service with the AWS JSON protocol asks. */
export interface StubCall {
  /** Such as `DynamoDB_20120810.GetItem`. */
  readonly target: string;
  readonly input: unknown;
}

/** Services in this process that answer every call after a while. */
export interface StubService {
  readonly url: string;
  close(): void;
}

const readCall = async (request: IncomingMessage): Promise<StubCall> => ({
  target: String(request.headers["x-amz-target"]),
  input: await json(request),
});

const send = (response: ServerResponse, output: unknown): void => {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(output));
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === "object" && address !== null ? address.port : 0;

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });

/** Listens on a free port of this machine and answers with what `answer` says, after `latencyMs`. */
export const startStubService = async (
  latencyMs: number,
  answer: (call: StubCall) => unknown,
): Promise<StubService> => {
  const server = createServer((request, response) => {
    void readCall(request).then((call) => setTimeout(send, latencyMs, response, answer(call)));
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
