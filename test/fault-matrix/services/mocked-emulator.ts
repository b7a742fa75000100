import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort, LOOPBACK } from "../../../scripts/local/process/free-port.js";
import { startProcess } from "../../../scripts/local/process/managed-process.js";
import { MADE_UP_CREDENTIALS } from "../../../scripts/shared/deployment/target.js";
import { waitUntilHealthy } from "../../../scripts/local/process/wait-until-healthy.js";

export interface Emulator {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts an emulator without waits between retries, and with functions mocked by `mocks`. */
export const startMockedEmulator = async (mocks: object): Promise<Emulator> => {
  const folder = mkdtempSync(path.join(tmpdir(), "fault-matrix-"));
  const mockFile = path.join(folder, "mocks.json");
  writeFileSync(mockFile, JSON.stringify(mocks));
  const port = await findFreePort();
  const emulator = startProcess({
    name: "the emulator",
    command: path.join(".venv", "bin", "python"),
    args: ["-m", "scripts.local.emulator.launcher"],
    cwd: process.cwd(),
    logFile: path.join(folder, "emulator.log"),
    env: {
      PATH: process.env["PATH"],
      AWS_ACCESS_KEY_ID: MADE_UP_CREDENTIALS.accessKeyId,
      GATEWAY_PORT: String(port),
      BIND_HOST: LOOPBACK,
      LOG_LEVEL: "WARNING",
      LOCAL_END_WITH_PARENT: "1",
      LOCAL_EXECUTIONS: "32",
      SFN_MOCK_CONFIG: mockFile,
      SFN_WAIT_SCALE: "0",
    },
  });
  const endpoint = `http://${LOOPBACK}:${port}`;
  await waitUntilHealthy(emulator, `${endpoint}/_ministack/health`);
  const stop = async (): Promise<void> => {
    await emulator.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { endpoint, stop };
};
