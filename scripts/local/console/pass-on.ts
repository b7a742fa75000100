import { randomUUID } from "node:crypto";
import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestHttp,
  type ServerResponse,
} from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream";
import { problemType, PROBLEMS, type ProblemDocument } from "../../../functions/shared/http/problem.js";
import { PROBLEM_MEDIA_TYPE } from "../../../functions/shared/http/problem-response.js";
import { STAGE_NAME } from "../../../stacks/names.js";

/** Path below which the console reaches the API. */
export const API_PATH = `/${STAGE_NAME}`;

/** API Gateway ends a request after 29 s; the API's own limit is what a client should see. */
const TIMEOUT_MS = 35_000;

export interface PassOnOptions {
  /** Base URL of the API, without a slash at its end. */
  readonly apiUrl: string;
  /** Longest time without a byte from the API. @default 35,000 ms */
  readonly timeoutMs?: number | undefined;
}

/** Headers of one connection, which no proxy passes on (RFC 9110, 7.6.1), and the host, which is the API's own. */
const OF_CONNECTION = new Set([
  "connection",
  "host",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const endToEnd = (headers: IncomingHttpHeaders): OutgoingHttpHeaders => {
  const named = new Set((headers.connection ?? "").split(",").map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_CONNECTION.has(name) && !named.has(name)));
};

/** A path of the API as the console reaches it: below `/v1`, wherever the API itself has its root. */
const toOwnPath = (path: string, base: string): string =>
  path === base || path.startsWith(`${base}/`) ? `${API_PATH}${path.slice(base.length)}` : path;

/** Path of the API's root, without a slash at its end. */
const rootOf = ({ pathname }: URL): string => pathname.replace(/\/$/, "");

const toOwnLocation = (location: string, api: URL): string =>
  toOwnPath(location.startsWith(`${api.origin}/`) ? location.slice(api.origin.length) : location, rootOf(api));

/** Some browsers refuse a Secure cookie over HTTP, even from this machine. */
const toOwnCookie = (cookie: string, api: URL): string =>
  cookie
    .split(";")
    .filter((part) => part.trim().toLowerCase() !== "secure")
    .map((part) =>
      part.replace(/^(\s*path=)(.*)$/i, (_, name: string, path: string) => `${name}${toOwnPath(path, rootOf(api))}`),
    )
    .join(";");

const toOwnHeaders = (headers: IncomingHttpHeaders, api: URL): OutgoingHttpHeaders => {
  const { location, "set-cookie": cookies } = headers;
  return {
    ...endToEnd(headers),
    ...(location !== undefined && { location: toOwnLocation(location, api) }),
    ...(cookies !== undefined && { "set-cookie": cookies.map((cookie) => toOwnCookie(cookie, api)) }),
  };
};

const GATEWAY_PROBLEMS = {
  502: "The API cannot be reached. Check that it is running, then try again.",
  504: "The API did not respond in time. Try again.",
} as const;

/** Answers in the API's own words for "unavailable", so that the console shows what it would show then. */
const sendProblem = (response: ServerResponse, status: keyof typeof GATEWAY_PROBLEMS): void => {
  const [, title] = PROBLEMS.unavailable;
  const problem: ProblemDocument = {
    type: problemType("unavailable"),
    title,
    status,
    detail: GATEWAY_PROBLEMS[status],
    requestId: randomUUID(),
  };
  response.writeHead(status, { "Content-Type": PROBLEM_MEDIA_TYPE, "Cache-Control": "no-store" });
  response.end(JSON.stringify(problem));
};

/**
 * Ends the request to the API when the client has gone. An API that answers before it has read the whole request, and
 * then closes the connection, has answered all the same.
 */
const tieTogether = (upstream: ClientRequest, response: ServerResponse): void => {
  let isLate = false;
  upstream.on("timeout", () => {
    isLate = true;
    upstream.destroy();
  });
  upstream.on("error", () => {
    if (!response.headersSent) sendProblem(response, isLate ? 504 : 502);
  });
  response.on("close", () => {
    if (!response.writableFinished) upstream.destroy();
  });
};

/**
 * Makes what passes requests below `/v1` on to the API, and its responses back, both as they arrive. Cookies and
 * locations name the API's paths as the console reaches them.
 */
export const passOnTo = ({ apiUrl, timeoutMs = TIMEOUT_MS }: PassOnOptions) => {
  const api = new URL(apiUrl);
  const isLocal = api.protocol === "http:";
  const send = isLocal ? requestHttp : requestHttps;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = `${api.href.replace(/\/$/, "")}${(request.url ?? "").slice(API_PATH.length)}`;
    const { method } = request;
    const headers = endToEnd(request.headers);
    // Emulators close idle connections within seconds; a new one costs nothing on the same machine.
    const connection = isLocal ? { agent: false } : {};
    const upstream = send(url, { method, headers, timeout: timeoutMs, ...connection }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, toOwnHeaders(answer.headers, api));
      pipeline(answer, response, () => undefined);
    });
    tieTogether(upstream, response);
    request.pipe(upstream);
  };
};
