import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { describe, expect, it, onTestFinished } from "vitest";
import { MADE_UP_CREDENTIALS } from "../../../../scripts/shared/deployment/target.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { findFreePort } from "../../../../scripts/local/process/free-port.js";
import { chooseEmulatorAddress, startServers, type ServerOptions } from "../../../../scripts/local/stack/servers.js";
import { Cleanup } from "../../../../scripts/local/process/cleanup.js";

const options = (changes: Partial<ServerOptions> = {}): ServerOptions => ({
  runFolder: tmpdir(),
  onDeath: () => undefined,
  env: {},
  enforceIam: false,
  onEvent: () => undefined,
  signal: new AbortController().signal,
  cleanup: new Cleanup(),
  ...changes,
});

const emulatorOfTheUser = async (): Promise<string> => {
  const port = await findFreePort();
  const server = createServer((_request, response) => response.end()).listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${port}`;
};

describe("with AWS_ENDPOINT_URL set", () => {
  it("uses that emulator, and starts none", async () => {
    const endpoint = await emulatorOfTheUser();
    const address = await chooseEmulatorAddress({ AWS_ENDPOINT_URL: endpoint });

    expect(address).toEqual({ endpoint, port: undefined, credentials: MADE_UP_CREDENTIALS });
    expect(await startServers(options(), address)).toEqual({ endpoint, controlUrl: endpoint, modelUrl: endpoint });
  });

  it("uses the address of the models if it is set", async () => {
    const endpoint = await emulatorOfTheUser();
    const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://127.0.0.1:2" };

    expect(
      await startServers(options({ env }), { endpoint, port: undefined, credentials: MADE_UP_CREDENTIALS }),
    ).toMatchObject({
      modelUrl: "http://127.0.0.1:2",
    });
  });

  it("rejects an address that does not respond, before Terraform spends minutes on it", async () => {
    const endpoint = `http://127.0.0.1:${await findFreePort()}`;

    await expect(
      startServers(options(), { endpoint, port: undefined, credentials: MADE_UP_CREDENTIALS }),
    ).rejects.toThrow(
      new UsageError(`AWS_ENDPOINT_URL is "${endpoint}", which does not respond. Unset it to start an emulator.`),
    );
  });

  it("refuses to enforce IAM policies in an emulator that it did not start", async () => {
    const endpoint = await emulatorOfTheUser();

    await expect(
      startServers(options({ enforceIam: true }), { endpoint, port: undefined, credentials: MADE_UP_CREDENTIALS }),
    ).rejects.toThrow(UsageError);
  });
});

it("finds a free port when the variable is not set or empty", async () => {
  const { endpoint, port } = await chooseEmulatorAddress({ AWS_ENDPOINT_URL: "" });

  expect(port).toBeGreaterThan(0);
  expect(endpoint).toBe(`http://127.0.0.1:${port ?? ""}`);
});
