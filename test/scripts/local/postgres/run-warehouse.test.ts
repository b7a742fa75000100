import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { runWarehouse } from "../../../../scripts/local/postgres/run-warehouse.js";

const accepts = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });

describe("runWarehouse", () => {
  it("listens only on this machine, until it is stopped", async () => {
    const warehouse = await runWarehouse();

    expect(warehouse.url).toMatch(/^postgresql:\/\/tickets:[0-9a-f]{24}@127\.0\.0\.1:\d+\/postgres$/);
    expect(await accepts(warehouse.url)).toBe(true);
    await warehouse.stop();
    expect(await accepts(warehouse.url)).toBe(false);
  }, 60_000);

  it("runs a second one at the same time", async () => {
    const [one, other] = await Promise.all([runWarehouse(), runWarehouse()]);

    expect(one.url).not.toBe(other.url);
    await Promise.all([one.stop(), other.stop()]);
  }, 60_000);
});
