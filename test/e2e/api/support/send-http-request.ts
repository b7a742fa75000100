import { Agent, request, type IncomingHttpHeaders } from "node:http";

export interface RequestToSend {
  /** Any word, also one that `fetch` refuses. @default "GET" */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface ReceivedResponse {
  /** Of the question: an answer to HEAD has no body. */
  readonly method: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Longest wait for an answer: API Gateway gives up after 29 seconds. */
const PATIENCE_MS = 30_000;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * One HTTP exchange, its path as it is written. Whoever refuses a large request may answer before it was all sent and close the
 * connection: what was answered counts.
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
    sending.setTimeout(PATIENCE_MS, () => sending.destroy(new Error(`${method} ${path}: no answer`)));
    sending.on("error", reject);
    sending.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const { statusCode: status = 0, headers: answered } = incoming;
        resolve({ method, status, headers: answered, text: Buffer.concat(chunks).toString() });
      });
    });
    sending.end(body);
  });
