import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ProblemSchema } from "../../../../functions/shared/http/problem.js";
import { SITE_HEADERS } from "../../../../functions/shared/console/site.js";
import { serveConsole, type ConsoleServer } from "../../../../scripts/local/console/serve-console.js";

const INDEX = "<!doctype html><title>Tickets</title>";
const SCRIPT = "export const tickets = [];\n".repeat(200);
const STAGE = "/_aws/execute-api/abc/v1";

let parent: string;
let folder: string;
const servers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "serve-console-"));
  folder = path.join(parent, "dist");
  await mkdir(path.join(folder, "assets"), { recursive: true });
  await mkdir(path.join(folder, ".vite"));
  await writeFile(path.join(folder, "index.html"), INDEX);
  await writeFile(path.join(folder, "icon.svg"), "<svg/>");
  await writeFile(path.join(folder, "assets", "index-4f9a.js"), SCRIPT);
  await writeFile(path.join(folder, "assets", "font-1.woff2"), "wOF2".repeat(100));
  await writeFile(path.join(folder, ".vite", "manifest.json"), "{}");
  await writeFile(path.join(parent, "secret.json"), "{}");
  await symlink(path.join(parent, "secret.json"), path.join(folder, "assets", "link.json"));
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((close) => close()));
});

afterAll(() => rm(parent, { recursive: true }));

const startApi = async (listener: RequestListener): Promise<{ server: Server; apiUrl: string }> => {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  });
  return { server, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${STAGE}` };
};

const start = async (apiUrl = "http://127.0.0.1:9", timeoutMs?: number): Promise<ConsoleServer> => {
  const server = await serveConsole({ folder, apiUrl, timeoutMs, port: 0 });
  servers.push(() => server.close());
  return server;
};

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request as it is: fetch would set headers, decode the body and normalize the path. */
const ask = (
  { url }: ConsoleServer,
  target: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const { method = "GET", headers = {}, body } = options;
    const sent = request({ hostname, port, path: target, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

describe("files", () => {
  it.each(["/", "/index.html", "/tickets/0f8c", "/inbox?view=mine"])("%s gets the page", async (target) => {
    const { status, headers, body } = await ask(await start(), target);

    expect({ status, body: body.toString() }).toEqual({ status: 200, body: INDEX });
    expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
  });

  it.each(["/", "/assets/index-4f9a.js", "/assets/missing.js"])("%s has every security header", async (target) => {
    const { headers } = await ask(await start(), target);

    expect(headers).toMatchObject(lowerCased(SITE_HEADERS));
    expect(headers).not.toHaveProperty("strict-transport-security");
  });

  it("with a hashed name may be kept for a year", async () => {
    const { headers } = await ask(await start(), "/assets/index-4f9a.js");

    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });

  it.each([
    "/assets/missing.js",
    "/assets/missing",
    "/missing.svg",
    "/.vite/manifest.json",
    "/../secret.json",
    "/assets/../../secret.json",
    "/assets/..%2f..%2fsecret.json",
    "/%2e%2e/secret.json",
    "/assets/link.json",
  ])("%s is not the page, nor anything outside of the site", async (target) => {
    const { status, body } = await ask(await start(), target);

    expect({ status, body: body.toString() }).toEqual({ status: 404, body: "Not found.\n" });
  });

  it.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ])("are compressed as the browser asks: %s", async (encoding, decompress) => {
    const server = await start();
    const headers = { "accept-encoding": encoding };
    const { body, headers: got } = await ask(server, "/assets/index-4f9a.js", { headers });

    expect(got).toMatchObject({ "content-encoding": encoding, vary: "Accept-Encoding" });
    expect(body.length).toBeLessThan(SCRIPT.length / 5);
    expect(decompress(body).toString()).toBe(SCRIPT);
  });

  it.each([
    ["gzip, br", "br"],
    ["br;q=0, gzip", "gzip"],
    ["gzip;q=0.5, *", "br"],
    ["*;q=0", undefined],
    ["identity", undefined],
    ["", undefined],
  ])("are sent for Accept-Encoding %j as %s", async (accepted, encoding) => {
    const { headers } = await ask(await start(), "/assets/index-4f9a.js", { headers: { "accept-encoding": accepted } });

    expect(headers["content-encoding"]).toBe(encoding);
  });

  it("that are compressed already are sent as they are", async () => {
    const { headers } = await ask(await start(), "/assets/font-1.woff2", { headers: { "accept-encoding": "br" } });

    expect(headers).not.toHaveProperty("content-encoding");
    expect(headers["content-type"]).toBe("font/woff2");
  });

  it("are not sent again while they are the same", async () => {
    const server = await start();
    const first = await ask(server, "/");
    const headers = { "if-none-match": `"other", W/${first.headers.etag ?? ""}` };

    expect(await ask(server, "/", { headers })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    await writeFile(path.join(folder, "index.html"), `${INDEX} `);
    expect(await ask(server, "/", { headers })).toMatchObject({ status: 200 });
    await writeFile(path.join(folder, "index.html"), INDEX);
  });

  it("answer HEAD without the body, and no other method", async () => {
    const server = await start();
    const head = await ask(server, "/assets/index-4f9a.js", { method: "HEAD" });

    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(head.headers["content-length"]).toBe(String(SCRIPT.length));
    expect(await ask(server, "/", { method: "POST" })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  });

  it("are sent whole where a part is asked for, as HTTP allows", async () => {
    const reply = await ask(await start(), "/assets/index-4f9a.js", { headers: { range: "bytes=0-9" } });

    expect({ status: reply.status, length: reply.body.length }).toEqual({ status: 200, length: SCRIPT.length });
  });
});

describe("a request from elsewhere", () => {
  it.each([
    { host: "attacker.example" },
    { host: "127.0.0.1.attacker.example" },
    { host: "192.168.1.4" },
    { origin: "https://attacker.example" },
    { origin: "http://127.0.0.1:1" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" },
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
  ])("is refused, for a file and for the API: %j", async (headers) => {
    const received: string[] = [];
    const { apiUrl } = await startApi(({ url = "" }, response) => {
      received.push(url);
      response.end();
    });
    const server = await start(apiUrl);

    expect(await ask(server, "/", { headers })).toMatchObject({ status: 403 });
    expect(await ask(server, "/v1/me", { headers })).toMatchObject({ status: 403 });
    expect(received).toEqual([]);
  });

  it("opens the page when somebody follows a link to it", async () => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

    expect(await ask(await start(), "/tickets/1", { headers })).toMatchObject({ status: 200 });
  });

  it("is accepted from the console's own pages, under each name of this machine", async () => {
    const { apiUrl } = await startApi((_, response) => response.end("{}"));
    const server = await start(apiUrl);
    const { port } = new URL(server.url);
    const host = `localhost:${port}`;
    const headers = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };

    expect(await ask(server, "/v1/auth/login", { method: "POST", headers, body: "{}" })).toMatchObject({ status: 200 });
  });
});

describe("the API below /v1", () => {
  it("gets method, path, query, headers and body, and its own host", async () => {
    const seen: unknown[] = [];
    const { apiUrl } = await startApi((incoming, response) => {
      const { method, url, headers } = incoming;
      incoming.on("data", (chunk: Buffer) => seen.push(chunk.toString()));
      incoming.on("end", () => response.end());
      seen.push(method, url, headers["if-match"], headers.cookie, headers.host, headers["te"]);
    });
    const headers = { "if-match": '"7"', cookie: "tp_session=a.b", te: "trailers" };
    await ask(await start(apiUrl), "/v1/desk/tickets/1?x=%2F", { method: "PATCH", headers, body: '{"a":1}' });

    const own = new URL(apiUrl).host;
    expect(seen).toEqual([
      "PATCH",
      `${STAGE}/desk/tickets/1?x=%2F`,
      '"7"',
      "tp_session=a.b",
      own,
      undefined,
      '{"a":1}',
    ]);
  });

  it("answers with its own status, headers and body", async () => {
    const { apiUrl } = await startApi((_, response) => {
      response.writeHead(412, { "content-type": "application/problem+json", etag: '"8"' }).end("{}");
    });
    const reply = await ask(await start(apiUrl), "/v1/tickets/1");

    expect(reply).toMatchObject({ status: 412, headers: { etag: '"8"' }, body: Buffer.from("{}") });
    expect(reply.headers["content-type"]).toBe("application/problem+json");
  });

  it.each([
    [`Path=${STAGE}/auth`, "Path=/v1/auth"],
    ["Path=/v1/auth", "Path=/v1/auth"],
    [`Path=${STAGE}x/auth`, `Path=${STAGE}x/auth`],
  ])("sets its cookie for the console's paths: %s", async (from, to) => {
    const { apiUrl } = await startApi((_, response) => {
      response.setHeader("set-cookie", [`tp_session=a.b==; ${from}; HttpOnly; Secure; SameSite=Strict`, "other=1"]);
      response.end();
    });
    const { headers } = await ask(await start(apiUrl), "/v1/auth/login", { method: "POST" });

    expect(headers["set-cookie"]).toEqual([`tp_session=a.b==; ${to}; HttpOnly; SameSite=Strict`, "other=1"]);
  });

  it.each([
    [`${STAGE}/tickets/1`, "/v1/tickets/1"],
    ["/v1/tickets/1", "/v1/tickets/1"],
    ["https://elsewhere.example/", "https://elsewhere.example/"],
  ])("names a location as the console reaches it: %s", async (from, to) => {
    const { apiUrl } = await startApi((_, response) => response.writeHead(201, { location: from }).end());

    expect((await ask(await start(apiUrl), "/v1/tickets", { method: "POST" })).headers.location).toBe(to);
  });

  it("names a location with its own host as a path of the console", async () => {
    const { apiUrl } = await startApi((_, response) =>
      response.writeHead(201, { location: `${apiUrl}/users/1` }).end(),
    );

    expect((await ask(await start(apiUrl), "/v1/users")).headers.location).toBe("/v1/users/1");
  });

  it("takes a body of 8 MiB and returns one, as they arrive", async () => {
    const { apiUrl } = await startApi((incoming, response) => incoming.pipe(response));
    const body = Buffer.alloc(8 * 1024 * 1024, "abcdefgh");
    const reply = await ask(await start(apiUrl), "/v1/echo", { method: "POST", body });

    expect(reply.body.equals(body)).toBe(true);
  });

  it("sends the beginning of a response before it is complete", async () => {
    const rest = Promise.withResolvers<undefined>();
    const { apiUrl } = await startApi((_, response) => {
      response.write("first");
      void rest.promise.then(() => response.end("last"));
    });
    const { url } = await start(apiUrl);
    const response = await fetch(`${url}/v1/slow`);
    const reader = response.body?.getReader();

    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("first");
    rest.resolve(undefined);
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("last");
  });

  it("that answers without reading the body has its answer passed on", async () => {
    const { apiUrl } = await startApi((_, response) => {
      response.writeHead(413, { connection: "close" }).end("too large");
    });
    const body = Buffer.alloc(64 * 1024, "a");

    expect(await ask(await start(apiUrl), "/v1/tickets", { method: "POST", body })).toMatchObject({ status: 413 });
  });

  it("notices when the client has gone", async () => {
    const gone = Promise.withResolvers<string>();
    const arrived = Promise.withResolvers<undefined>();
    const { apiUrl } = await startApi((incoming) => {
      incoming.socket.once("close", () => {
        gone.resolve("gone");
      });
      arrived.resolve(undefined);
    });
    const { url } = await start(apiUrl);
    const aborting = new AbortController();
    const response = fetch(`${url}/v1/tickets`, { signal: aborting.signal });
    await arrived.promise;
    aborting.abort();

    await expect(response).rejects.toThrow();
    expect(await gone.promise).toBe("gone");
  });

  it("is a problem document with status 502 when nothing listens there", async () => {
    const { server, apiUrl } = await startApi((_, response) => response.end());
    await new Promise((resolve) => server.close(resolve));
    const { status, headers, body } = await ask(await start(apiUrl), "/v1/me");

    expect(status).toBe(502);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(ProblemSchema.parse(JSON.parse(body.toString()))).toMatchObject({
      status: 502,
      type: "urn:ticket-pipeline:problem:unavailable",
    });
  });

  it("is a problem document with status 504 when it does not respond in time", async () => {
    const { apiUrl } = await startApi(() => undefined);
    const { status, body } = await ask(await start(apiUrl, 50), "/v1/me");

    expect(status).toBe(504);
    expect(ProblemSchema.parse(JSON.parse(body.toString()))).toMatchObject({ status: 504 });
  });

  it("ends the response early when it dies in the middle", async () => {
    const { apiUrl } = await startApi((incoming, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half");
      setTimeout(() => incoming.socket.destroy(), 20);
    });

    await expect(ask(await start(apiUrl), "/v1/tickets")).rejects.toThrow();
  });
});

it("serves the API alone without a build, for the development server", async () => {
  const { apiUrl } = await startApi((_, response) => response.end("{}"));
  const server = await serveConsole({ folder: undefined, apiUrl, port: 0 });
  servers.push(() => server.close());

  expect(await ask(server, "/v1/me")).toMatchObject({ status: 200 });
  expect(await ask(server, "/")).toMatchObject({ status: 404 });
});

it("listens on this machine alone, and ends at once with connections open", async () => {
  const server = await serveConsole({ folder, apiUrl: "http://127.0.0.1:9", port: 0 });
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  await server.close();

  expect(hostname).toBe("127.0.0.1");
  expect(await once(socket, "close")).toBeDefined();
});

it("takes another port than its usual one if that is in use, and refuses one that was asked for", async () => {
  const options = { folder, apiUrl: "http://127.0.0.1:9" };
  const first = await serveConsole(options);
  servers.push(() => first.close());
  const second = await serveConsole(options);
  servers.push(() => second.close());

  expect(second.url).not.toBe(first.url);
  await expect(serveConsole({ ...options, port: Number(new URL(first.url).port) })).rejects.toThrow("EADDRINUSE");
});
