import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countFaults, scriptFault, type EmulatorFault } from "../../scripts/local/emulator/script-faults.js";
import type { FaultScript } from "../../scripts/local/model-server/faults/fault.js";
import { runModelServer, type RunningModelServer } from "../../scripts/local/model-server/run-model-server.js";
import { MADE_UP_CREDENTIALS } from "../../scripts/shared/deployment/target.js";
import { startMockedEmulator, type Emulator } from "../fault-matrix/services/mocked-emulator.js";
import { findChromium, startBrowser } from "../support/aws/browser.js";

const KEY = MADE_UP_CREDENTIALS.accessKeyId;
const ATTACKER = "attacker.example";
const FAULT: EmulatorFault = { service: "s3", operation: "PutObject", error: "AccessDenied" };
const MODEL_FAULT: FaultScript = { operation: "Converse", error: "ThrottlingException" };

/** A request that the unguarded server saw. */
interface Seen {
  readonly method: string;
  readonly body: string;
}

/** What any server without a guard does, to show that the attacks below work. */
class UnguardedServer {
  readonly seen: Seen[] = [];
  readonly #server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      this.seen.push({ method: request.method ?? "", body });
      response.setHeader("access-control-allow-origin", "*").setHeader("content-type", "text/html").end("a secret");
    });
  });

  async start(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const chromium = findChromium();
if (chromium === undefined) console.warn("Skipped: attacks by web pages. No Chromium found; set CHROMIUM_PATH.");

/** What a page at another origin can read of an address, by any of the ways to ask for it; "" when it reads nothing. */
const readFrom = (page: Page, url: string): Promise<string> =>
  page.evaluate(async (address) => {
    const read = async (init: RequestInit): Promise<string> => {
      try {
        return await (await fetch(address, init)).text();
      } catch {
        return "";
      }
    };
    return (await read({})) + (await read({ mode: "no-cors" })) + (await read({ credentials: "include" }));
  }, url);

/** Everything with which a page can send a body to another origin without that one's consent. Runs in the page. */
const SEND = `async (address, text) => {
  await fetch(address, { method: "POST", mode: "no-cors", body: text }).catch(() => undefined);
  await fetch(address, { method: "POST", body: text, headers: { "x-any": "1" } }).catch(() => undefined);
  navigator.sendBeacon(address, text);
  const target = "frame" + document.querySelectorAll("iframe").length;
  const frame = Object.assign(document.createElement("iframe"), { name: target });
  const form = Object.assign(document.createElement("form"), { action: address, method: "POST", target });
  form.enctype = "text/plain";
  form.append(Object.assign(document.createElement("input"), { name: text.slice(0, -1), value: "}" }));
  document.body.append(frame, form);
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  form.submit();
  await loaded;
}`;

const sendTo = async (page: Page, url: string, body: string): Promise<void> => {
  await page.evaluate(`(${SEND})(${JSON.stringify(url)}, ${JSON.stringify(body)})`);
};

describe.skipIf(chromium === undefined)("a page in a browser", () => {
  const unguarded = new UnguardedServer();
  const pages = new UnguardedServer();
  let browser: Browser;
  let page: Page;
  let emulator: Emulator;
  let models: RunningModelServer;
  let control: string;
  let addresses: { control: string; emulator: string; models: string };

  beforeAll(async () => {
    [emulator, models, control] = await Promise.all([startMockedEmulator({}), runModelServer(), unguarded.start()]);
    addresses = { control, emulator: `${emulator.endpoint}/${KEY}`, models: models.url };
    browser = await startBrowser(chromium ?? "", [ATTACKER]);
    page = await browser.newPage();
    await page.goto((await pages.start()).replace("127.0.0.1", ATTACKER));
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([emulator.stop(), models.close()]);
    unguarded.stop();
    pages.stop();
  });

  it("reads and changes a server that has no guard", async () => {
    expect(await readFrom(page, addresses.control)).toContain("a secret");
    await sendTo(page, addresses.control, JSON.stringify(FAULT));

    const bodies = unguarded.seen.filter(({ method }) => method === "POST").map(({ body }) => body.trim());
    expect(bodies.length).toBeGreaterThanOrEqual(3);
    expect(bodies.every((body) => body.startsWith(JSON.stringify(FAULT).slice(0, -1)))).toBe(true);
  });

  it.each(["emulator", "models"] as const)("reads nothing of the %s, even if it knows the key", async (server) => {
    for (const path of ["/_faults", "/_stats", "/", "/_ministack/health", "/2015-03-31/functions"]) {
      expect(await readFrom(page, `${addresses[server]}${path}`)).toBe("");
    }
    expect(await readFrom(page, `${emulator.endpoint}/_aws/execute-api/a/v1/tickets`)).toBe("");
  });

  it.each([
    ["emulator", FAULT],
    ["models", MODEL_FAULT],
  ] as const)("changes nothing of the %s, even if it knows the key", async (server, fault) => {
    await sendTo(page, `${addresses[server]}/_faults`, JSON.stringify(fault));

    expect(await countFaults(addresses[server])).toEqual([]);
    await scriptFault(addresses[server], fault);
    expect(await countFaults(addresses[server])).toHaveLength(1);
  });

  it.each(["emulator", "models"] as const)("reads nothing of the %s by a name that leads here", async (server) => {
    const rebound = addresses[server].replace("127.0.0.1", ATTACKER);
    const other = await browser.newPage();

    const response = await other.goto(`${rebound}/_faults`);

    expect(response?.status()).toBe(403);
    expect(await readFrom(other, `${rebound}/_faults`)).toContain("Host that is this machine");
    await other.close();
  });

  it("cannot open a socket", async () => {
    const opened = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.addEventListener("open", () => {
            resolve(true);
          });
          socket.addEventListener("error", () => {
            resolve(false);
          });
        }),
      `${addresses.emulator.replace("http", "ws")}/_aws/execute-api/a/v1`,
    );

    expect(opened).toBe(false);
  });
});
