import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { sendRequest } from "../../../../scripts/shared/deployment/api-client.js";
import { findFreePort } from "../../../../scripts/local/process/free-port.js";

let server: Server | undefined;
afterEach(() => server?.close());

let requests = 0;

const listen = async (body: string, status = 202): Promise<string> => {
  const port = await findFreePort();
  requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    response.writeHead(status, { location: `${request.method ?? ""} ${String(request.headers["token"])}` }).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
  return `http://127.0.0.1:${port}`;
};

const headers = { Token: "tp_1" };

describe("sendRequest", () => {
  it("sends method and headers, and gives status, headers and JSON", async () => {
    const url = await listen('{"a":1}');
    const reply = await sendRequest({ method: "POST", url, headers, body: "{}" });

    expect(reply).toMatchObject({ status: 202, body: { a: 1 } });
    expect(reply.headers.get("location")).toBe("POST tp_1");
  });

  it("gives the text of what is no JSON", async () => {
    expect(await sendRequest({ method: "GET", url: await listen("<html>"), headers })).toMatchObject({
      body: "<html>",
    });
  });

  it("takes the token nowhere else when it is sent elsewhere", async () => {
    const url = await listen("", 302);

    expect(await sendRequest({ method: "GET", url, headers })).toMatchObject({ status: 302 });
    expect(requests).toBe(1);
  });

  it("says where nothing answers", async () => {
    const url = `http://127.0.0.1:${await findFreePort()}/v1`;

    await expect(sendRequest({ method: "GET", url, headers })).rejects.toThrow(`Nothing answers at ${url}.`);
  });
});
