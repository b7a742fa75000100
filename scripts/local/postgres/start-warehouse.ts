import path from "node:path";
import { startAnnouncedProcess } from "../process/announced-process.js";
import type { LocalWarehouse } from "./run-warehouse.js";

export interface StartWarehouseOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Long enough for PostgreSQL to release its memory and for its data to be deleted. */
const GRACE_MS = 15_000;

/** Starts the warehouse in its own process, which stops PostgreSQL and deletes its data even if this one is killed. */
export const startWarehouse = async (options: StartWarehouseOptions): Promise<LocalWarehouse> => {
  const { firstLine, process } = await startAnnouncedProcess({
    name: "the warehouse",
    args: ["scripts/local/postgres/cli.ts"],
    env: options.env,
    logFile: path.join(options.runFolder, "warehouse.log"),
  });
  return { url: firstLine, stop: () => process.stop(GRACE_MS) };
};
