import path from "node:path";
import * as z from "zod";
import { startAnnouncedProcess } from "../process/announced-process.js";
import type { LocalWarehouse } from "./run-warehouse.js";

/** What the process prints when it is ready. */
const AddressSchema = z.object({ url: z.string(), readerUrl: z.string() });

interface WarehouseProcess extends LocalWarehouse {
  /** Resolves, with a sentence that says so, if it ends without having been stopped. */
  readonly died: Promise<string>;
}

export interface StartWarehouseOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Cancels the start when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** Long enough for PostgreSQL to release its memory and for its data to be deleted. */
const GRACE_MS = 15_000;

/** Starts the warehouse in its own process, which stops PostgreSQL and deletes its data even if this one is killed. */
export const startWarehouse = async (options: StartWarehouseOptions): Promise<WarehouseProcess> => {
  const { firstLine, process } = await startAnnouncedProcess({
    name: "the warehouse",
    args: ["scripts/local/postgres/cli.ts"],
    env: options.env,
    signal: options.signal,
    logFile: path.join(options.runFolder, "warehouse.log"),
  });
  return { ...AddressSchema.parse(JSON.parse(firstLine)), died: process.died, stop: () => process.stop(GRACE_MS) };
};
