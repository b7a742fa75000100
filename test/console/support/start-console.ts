import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { serveConsole } from "../../../scripts/local/console/serve-console.js";
import { ConsoleApi } from "./console-api.js";
import { seed } from "./seed.js";

const BUILD = path.join(import.meta.dirname, "../../../console/dist");

interface StartOptions {
  /** @default a free one */
  readonly port?: number;
  /** Whether there are people and tickets. @default true */
  readonly isSeeded?: boolean;
}

/** Serves the built console with the API in memory, on one origin. @throws Error if the console is not built */
export const startConsole = async ({ port = 0, isSeeded = true }: StartOptions = {}) => {
  if (!existsSync(path.join(BUILD, "index.html")))
    throw new Error("The console is not built: npm run build in console/.");
  const api = new ConsoleApi();
  if (isSeeded) await seed(api);
  const server = createServer(api.listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const site = await serveConsole({ folder: BUILD, apiUrl, port });
  const close = async (): Promise<void> => {
    await site.close();
    server.closeAllConnections();
    server.close();
  };
  return { url: site.url, api, close };
};
