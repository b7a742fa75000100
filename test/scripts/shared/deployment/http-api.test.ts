import { execFileSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  type ApiRequest,
  awsApiUrl,
  curlLine,
  emulatorApiUrl,
  sendRequest,
} from "../../../../scripts/shared/deployment/http-api.js";
import { findFreePort } from "../../../../scripts/local/process/free-port.js";

const aRequest = (changes: Partial<ApiRequest> = {}): ApiRequest => ({
  method: "GET",
  url: "http://127.0.0.1:1/v1/tickets?limit=3",
  headers: { Token: "tp_1" },
  ...changes,
});

describe("curlLine", () => {
  it("returns a line for a shell", () => {
    expect(curlLine(aRequest())).toBe("curl -sS 'http://127.0.0.1:1/v1/tickets?limit=3' -H 'Token: tp_1'");
  });

  it("passes method and body", () => {
    expect(curlLine(aRequest({ method: "POST", body: '{"a":1}' }))).toMatch(/^curl -sS -X POST .* -d '\{"a":1\}'$/);
  });

  it("lets the shell insert a variable", () => {
    expect(curlLine(aRequest({ headers: { Token: "$API_TOKEN" } }))).toMatch(/-H "Token: \$API_TOKEN"$/);
  });

  it("passes any body through a shell unchanged", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }).filter((text) => !text.includes("\0")),
        (body) => {
          const line = curlLine(aRequest({ method: "POST", body })).replace(/^curl/, "printf '%s|'");

          expect(execFileSync("sh", ["-c", line], { encoding: "utf8" }).endsWith(`|-d|${body}|`)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

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
  it("sends method and headers, and returns status, headers and JSON", async () => {
    const url = await listen('{"a":1}');
    const response = await sendRequest({ method: "POST", url, headers, body: "{}" });

    expect(response).toMatchObject({ status: 202, body: { a: 1 } });
    expect(response.headers.get("location")).toBe("POST tp_1");
  });

  it("returns the text of a body that is not JSON", async () => {
    expect(await sendRequest({ method: "GET", url: await listen("<html>"), headers })).toMatchObject({
      body: "<html>",
    });
  });

  it("does not follow a redirect, which would send the token elsewhere", async () => {
    const url = await listen("", 302);

    expect(await sendRequest({ method: "GET", url, headers })).toMatchObject({ status: 302 });
    expect(requests).toBe(1);
  });

  it("reports the address if nothing responds there", async () => {
    const url = `http://127.0.0.1:${await findFreePort()}/v1`;

    await expect(sendRequest({ method: "GET", url, headers })).rejects.toThrow(
      `No response from ${url}: nothing listens at`,
    );
  });
});

describe("base URLs", () => {
  it.each(["http://127.0.0.1:4566", "http://127.0.0.1:4566/"])(
    "an API of the emulator at %s is below its endpoint",
    (endpoint) => {
      expect(emulatorApiUrl(endpoint, "abc")).toBe("http://127.0.0.1:4566/_aws/execute-api/abc/v1");
    },
  );

  it("an API on AWS has its own host", () => {
    expect(awsApiUrl("eu-west-1", "abc")).toBe("https://abc.execute-api.eu-west-1.amazonaws.com/v1");
  });
});
