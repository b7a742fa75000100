import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import { cacheControlOf, SITE_HEADERS } from "../../../functions/shared/console/site.js";
import { toFilePath } from "../../../functions/shared/console/site-path.js";
import { LOOPBACK } from "../process/free-port.js";
import { isForThisMachine, type Sender } from "../process/local-access.js";
import { API_PATH, passOnTo, type PassOnOptions } from "./pass-on.js";
import { chooseEncoding, SiteFiles } from "./site-files.js";

export interface ServeConsoleOptions extends PassOnOptions {
  /** Folder of the built console. undefined: the API alone, for Vite's development server. */
  readonly folder: string | undefined;
  /** 0: a free one. @default 8700, or a free one if that is in use */
  readonly port?: number | undefined;
}

export interface ConsoleServer {
  /** Address of the console, without a slash at its end. */
  readonly url: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** The same for every run, so that what a browser has stored for the console is there the next time. */
const USUAL_PORT = 8700;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const send = (response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: string | Buffer): void => {
  response.writeHead(status, { ...SITE_HEADERS, ...headers, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
};

const sendText = (response: ServerResponse, status: number, text: string, headers: OutgoingHttpHeaders = {}): void => {
  const type = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  send(response, status, { ...type, ...headers }, `${text}\n`);
};

const pathOf = ({ url = "/" }: IncomingMessage): string => url.replace(/[?#].*$/s, "");

const senderOf = (request: IncomingMessage): Sender => ({
  path: pathOf(request),
  header: (name) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  },
});

/** A link on another site may open the console, as any address. */
const isNavigation = ({ header }: Sender): boolean =>
  header("origin") === undefined && header("sec-fetch-mode") === "navigate" && header("sec-fetch-dest") === "document";

/** Whether a page of another site sent the request; browsers say so, and programs have no cookie to misuse. */
const isFromOtherSite = (sender: Sender): boolean => {
  const { header } = sender;
  const origin = header("origin");
  if (origin !== undefined && origin !== `http://${header("host") ?? ""}`) return true;
  return !["none", "same-origin"].includes(header("sec-fetch-site") ?? "none") && !isNavigation(sender);
};

/** Why a request is refused; undefined if it is not. */
const refusalOf = (sender: Sender): string | undefined => {
  if (!isForThisMachine(sender)) return "Refused: expected a Host that is this machine, such as 127.0.0.1.";
  return isFromOtherSite(sender) ? "Refused: expected a request of the console's own pages." : undefined;
};

const serveFiles =
  (files: SiteFiles): Handler =>
  async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      sendText(response, 405, "Use GET or HEAD.", { Allow: "GET, HEAD" });
      return;
    }
    const path = toFilePath(pathOf(request));
    const file = await files.find(path, chooseEncoding(request.headers["accept-encoding"]?.toString() ?? ""));
    if (file === undefined) {
      sendText(response, 404, "Not found.");
      return;
    }
    const { etag, mediaType, encoding, body } = file;
    const headers = { ETag: etag, "Cache-Control": cacheControlOf(path), Vary: "Accept-Encoding" };
    const known = (request.headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    if (known.includes(etag)) {
      response.writeHead(304, { ...SITE_HEADERS, ...headers }).end();
      return;
    }
    const coded = encoding === "identity" ? {} : { "Content-Encoding": encoding };
    send(response, 200, { ...headers, ...coded, "Content-Type": mediaType }, body);
  };

const isInUse = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

const listenOnUsualPort = (server: Server): Promise<string> =>
  listen(server, USUAL_PORT).catch((error: unknown) => {
    if (isInUse(error)) return listen(server, 0);
    throw error;
  });

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(`http://${LOOPBACK}:${typeof address === "object" && address !== null ? address.port : port}`);
    });
  });

/**
 * Serves the built console on this machine as CloudFront does on AWS: the same paths, headers and compression, and the
 * API below `/v1`. Nothing beyond this machine reaches it, and no page of another site uses it.
 * @throws Error when a port that was asked for is in use
 */
export const serveConsole = async ({ folder, port, ...api }: ServeConsoleOptions): Promise<ConsoleServer> => {
  const passOn = passOnTo(api);
  const serve = folder === undefined ? undefined : serveFiles(new SiteFiles(folder));
  const handle: Handler = async (request, response) => {
    const sender = senderOf(request);
    const refusal = refusalOf(sender);
    if (refusal !== undefined) sendText(response, 403, refusal);
    else if (sender.path === API_PATH || sender.path.startsWith(`${API_PATH}/`)) passOn(request, response);
    else if (serve === undefined) sendText(response, 404, "This server has the API only.");
    else await serve(request, response);
  };
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  const url = await (port === undefined ? listenOnUsualPort(server) : listen(server, port));
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
