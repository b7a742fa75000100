import { Agent, request, type IncomingHttpHeaders } from "node:http";

export interface RequestToSend {
  /** Any method, even one that `fetch` refuses. @default "GET" */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface ReceivedResponse {
  /** Method of the request: a response to HEAD has no body. */
  readonly method: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Longer than the 29 seconds after which API Gateway gives up. */
const TIMEOUT_MS = 30_000;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * Sends a request with its path unchanged. A server may refuse a large request and close the connection before the
 * request was sent completely: that response is returned.
 */
export const sendHttpRequest = (
  url: string,
  { method = "GET", headers = {}, body }: RequestToSend = {},
): Promise<ReceivedResponse> =>
  new Promise((resolve, reject) => {
    const { origin, host, hostname, port } = new URL(url);
    const path = url.slice(origin.length);
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const sending = request({ hostname, port, path, method, agent, headers: { host, ...length, ...headers } });
    sending.setTimeout(TIMEOUT_MS, () => sending.destroy(new Error(`${method} ${path}: no response`)));
    sending.on("error", reject);
    sending.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const { statusCode: status = 0, headers: received } = incoming;
        resolve({ method, status, headers: received, text: Buffer.concat(chunks).toString() });
      });
    });
    sending.end(body);
  });
