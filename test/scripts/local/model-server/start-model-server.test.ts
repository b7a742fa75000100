import { expect, it } from "vitest";
import { scriptFault } from "../../../../scripts/local/emulator/script-faults.js";
import { startModelServer } from "../../../../scripts/local/model-server/start-model-server.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

it("responds at the same address after a restart, without the scripted faults", async () => {
  const server = await startModelServer({ runFolder: temporaryFolder(), env: process.env });
  try {
    await scriptFault(server.url, { operation: "Converse", error: "ThrottlingException" });

    await server.restart();

    const { faults } = (await (await fetch(`${server.url}/_faults`)).json()) as { faults: unknown[] };
    expect(faults).toEqual([]);
  } finally {
    await server.stop();
  }
  await expect(fetch(server.url)).rejects.toThrow();
});
