import { connect as connectHttp2 } from "node:http2";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import {
  serveBothProtocols,
  type RunningServer,
} from "../../../../../scripts/local/model-server/http/dual-protocol-server.js";
import { MAX_BODY_BYTES, type HttpHandler } from "../../../../../scripts/local/model-server/http/http-exchange.js";

const echo: HttpHandler = ({ method, path, body }) =>
  Promise.resolve({ status: 200, body: `${method} ${path} ${body.length}` });

let server: RunningServer | undefined;
const serve = async (handle: HttpHandler = echo): Promise<string> => {
  server = await serveBothProtocols(handle, { port: 0, host: "127.0.0.1" });
  return server.url;
};
afterEach(() => server?.close());

const openSocket = (url: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: "127.0.0.1" }, () => {
      resolve(socket);
    });
    socket.once("error", reject);
  });

const readAll = async (socket: Socket): Promise<string> => {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  await new Promise((resolve) => socket.once("close", resolve));
  return Buffer.concat(chunks).toString("latin1");
};

const getOverHttp2 = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const session = connectHttp2(url);
    session.once("error", reject);
    const stream = session.request({ ":path": "/two?x=1" }, { endStream: true });
    let text = "";
    stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    stream.once("end", () => {
      session.close();
      resolve(text);
    });
  });

it("responds to HTTP/1.1 and HTTP/2 on the same port", async () => {
  const url = await serve();

  expect(await (await fetch(`${url}/one?x=1`)).text()).toBe("GET /one 0");
  expect(await getOverHttp2(url)).toBe("GET /two 0");
});

it("distinguishes the protocols when the first bytes arrive one by one", async () => {
  const socket = await openSocket(await serve());
  const reply = readAll(socket);
  for (const byte of "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok") {
    socket.write(byte);
    await sleep(1);
  }

  expect(await reply).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*POST \/ 2$/);
});

it("recognizes HTTP/2 when its preface arrives byte by byte", async () => {
  const socket = await openSocket(await serve());
  const reply = readAll(socket);
  for (const byte of "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") {
    socket.write(byte);
    await sleep(1);
  }
  // An empty SETTINGS frame completes the preface; GOAWAY makes the server hang up.
  socket.write(Buffer.from("000000040000000000" + "0000080700000000000000000000000000", "hex"));
  const SETTINGS_FRAME_TYPE = 4;

  expect((await reply).charCodeAt(3)).toBe(SETTINGS_FRAME_TYPE);
});

it.each(["", "P", "POST / HTTP/1.1\r\n"])(
  "keeps running after a client resets the connection after %j",
  async (bytes) => {
    const url = await serve();
    const socket = await openSocket(url);
    socket.on("error", () => undefined);
    if (bytes !== "") socket.write(bytes);
    await sleep(20);
    socket.resetAndDestroy();
    await sleep(20);

    expect((await fetch(url)).status).toBe(200);
  },
);

it.each(["\0\0\0\0", "PRI * HTTP/1.0\r\n\r\n", "GET\r\n\r\n", "P", ""])(
  "keeps running after a client sends %j and disconnects",
  async (bytes) => {
    const url = await serve();
    const socket = await openSocket(url);
    socket.on("error", () => undefined);
    socket.end(bytes, "latin1");
    await sleep(20);
    socket.destroy();

    expect((await fetch(url)).status).toBe(200);
  },
);

it("keeps running after a client disconnects half-way through its body", async () => {
  const url = await serve();
  const socket = await openSocket(url);
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
  await sleep(20);
  socket.destroy();

  expect((await fetch(url)).status).toBe(200);
});

it("accepts a body of the largest size, and responds with 413 to a larger one", async () => {
  const url = await serve();
  const post = (size: number) => fetch(url, { method: "POST", body: "x".repeat(size) });

  expect(await (await post(MAX_BODY_BYTES)).text()).toBe(`POST / ${MAX_BODY_BYTES}`);
  expect((await post(MAX_BODY_BYTES + 1)).status).toBe(413);
});

it("responds with 500, and keeps running, when the handler throws", async () => {
  const url = await serve(() => Promise.reject(new Error("a fault of ours")));

  expect((await fetch(url)).status).toBe(500);
  expect((await fetch(url)).status).toBe(500);
});

it("lets a call in progress finish when it closes, and accepts no new one", async () => {
  const arrived = Promise.withResolvers<undefined>();
  const reply = Promise.withResolvers<{ status: number; body: string }>();
  const url = await serve(() => {
    arrived.resolve(undefined);
    return reply.promise;
  });
  const call = fetch(url);
  await arrived.promise;
  const closed = server?.close();
  reply.resolve({ status: 200, body: "in time" });

  expect(await (await call).text()).toBe("in time");
  await closed;
  await expect(fetch(url)).rejects.toThrow();
});

it("throws when the port is in use", async () => {
  const url = await serve();

  await expect(serveBothProtocols(echo, { port: Number(new URL(url).port), host: "127.0.0.1" })).rejects.toThrow(
    "EADDRINUSE",
  );
});
