import { createServer as createHttp1Server } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import { createServer, type Server, type Socket } from "node:net";
import { handleExchange, type HttpHandler, type IncomingRequest, type OutgoingResponse } from "./http-exchange.js";

/** First bytes of the HTTP/2 preface; no HTTP/1.1 method starts with them. */
const HTTP2_MARK = "PRI";

/** How long an idle connection stays open: longer than in SDK clients, so that none is closed during a call. */
const KEEP_ALIVE_MS = 120_000;

/** How long calls in progress may take to finish when the server closes. */
const CLOSE_GRACE_MS = 1_000;

export interface RunningServer {
  /** `http://127.0.0.1:43210`, without a trailing slash. */
  readonly url: string;
  /** Refuses new connections, lets the calls in progress end for up to a second, then drops every connection. */
  readonly close: () => Promise<void>;
}

export interface ListenOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
}

/** Calls `choose` once with the first characters the client sent, after handing all bytes back to the socket. */
const peek = (socket: Socket, choose: (start: string) => void): void => {
  let bytes = Buffer.alloc(0);
  const read = (): void => {
    const chunk: unknown = socket.read();
    if (Buffer.isBuffer(chunk)) bytes = Buffer.concat([bytes, chunk]);
    const start = bytes.toString("latin1", 0, HTTP2_MARK.length);
    if (start.length < HTTP2_MARK.length && HTTP2_MARK.startsWith(start)) return;
    socket.off("readable", read);
    socket.unshift(bytes);
    choose(start);
  };
  socket.on("readable", read);
};

const listen = (server: Server, { port, host }: ListenOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${bound}`);
    });
  });

/** Counts calls in progress, so that closing can wait for them. */
class CallsInProgress {
  private count = 0;
  private whenIdle: (() => void) | undefined;

  async track(call: Promise<void>): Promise<void> {
    this.count += 1;
    await call;
    this.count -= 1;
    if (this.count === 0) this.whenIdle?.();
  }

  /** Resolves when no call is in progress, or after `graceMs`. */
  idle(graceMs: number): Promise<void> {
    if (this.count === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, graceMs);
      this.whenIdle = () => {
        clearTimeout(timer);
        setImmediate(resolve);
      };
    });
  }
}

/**
 * Serves HTTP/1.1 and cleartext HTTP/2 with prior knowledge on one port: most SDK clients use the first, those of
 * Bedrock and Kinesis the second, and neither negotiates. @throws Error when the port is in use.
 */
export const serveBothProtocols = async (handle: HttpHandler, options: ListenOptions): Promise<RunningServer> => {
  const calls = new CallsInProgress();
  const sockets = new Set<Socket>();
  const onRequest = (request: IncomingRequest, response: OutgoingResponse): void => {
    void calls.track(handleExchange(request, response, handle));
  };
  const http1 = createHttp1Server({ keepAliveTimeout: KEEP_ALIVE_MS }, onRequest);
  const http2 = createHttp2Server(onRequest);
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(KEEP_ALIVE_MS, () => socket.destroy());
    peek(socket, (start) => (start === HTTP2_MARK ? http2 : http1).emit("connection", socket));
  });
  const url = await listen(server, options);
  const close = async (): Promise<void> => {
    server.close();
    await calls.idle(CLOSE_GRACE_MS);
    for (const socket of sockets) socket.destroy();
  };
  return { url, close };
};
