import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";

/** A completely read request, the same for HTTP/1.1 and HTTP/2. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  /** Value of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type HttpHandler = (request: HttpRequest) => Promise<HttpReply>;

export type IncomingRequest = IncomingMessage | Http2ServerRequest;
export type OutgoingResponse = ServerResponse | Http2ServerResponse;

/** Thrown by a handler to close the client's connection without a response. */
export class ConnectionReset extends Error {
  override readonly name = "ConnectionReset";
}

/** Larger than Comprehend's largest batch (25 texts of 5,000 bytes) and the longest ticket. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

const failure = (status: number, name: string, message: string): HttpReply => ({
  status,
  headers: { "content-type": "application/json", "x-amzn-errortype": name },
  body: JSON.stringify({ __type: name, message }),
});

const TOO_LARGE = failure(
  413,
  "RequestEntityTooLargeException",
  `The request body is larger than ${MAX_BODY_BYTES} bytes.`,
);

/** The body as text; undefined when it is too large, but read completely even then, so that the client gets a reply. */
const readBody = (request: IncomingRequest): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    let size = 0;
    let chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else chunks = [];
    });
    request.once("end", () => {
      resolve(size <= MAX_BODY_BYTES ? Buffer.concat(chunks).toString("utf8") : undefined);
    });
    request.once("error", reject);
    request.once("close", () => {
      reject(new Error("The client closed the connection before its request was complete."));
    });
  });

const writeReply = (response: OutgoingResponse, { status, headers = {}, body = "" }: HttpReply): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
};

const headerOf =
  (request: IncomingRequest) =>
  (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };

const answer = async (request: IncomingRequest, body: string, handle: HttpHandler): Promise<HttpReply> => {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  try {
    return await handle({ method: request.method ?? "GET", path, header: headerOf(request), body });
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    return failure(500, "InternalServerException", error instanceof Error ? error.message : String(error));
  }
};

/** Reads one request, handles it and writes the response. A client that disconnects does not affect any other. */
export const handleExchange = async (
  request: IncomingRequest,
  response: OutgoingResponse,
  handle: HttpHandler,
): Promise<void> => {
  try {
    const body = await readBody(request);
    writeReply(response, body === undefined ? TOO_LARGE : await answer(request, body, handle));
  } catch {
    response.destroy();
  }
};
