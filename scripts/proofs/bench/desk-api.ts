import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ApiBench, LATENCY_MS, type LimitCheck, measureCalls, unpackFunction } from "./api.js";
import { respondForDesk } from "./desk-table.js";

/** Open tickets, of which a list shows the first page. */
const OPEN = [100, 100_000];

/** Milliseconds that 99 of 100 calls may take. */
const MAX_MS = { list: 20, change: 25 };

const mostOf = (name: string): number => (name.startsWith("GET") ? MAX_MS.list : MAX_MS.change);

/**
 * Measures the deployed code of serve-desk as benchApi does serve-api, with few open tickets and with many.
 * @param calls of each kind
 */
export const benchDeskApi = async (calls: number): Promise<ApiBench> => {
  const folder = await mkdtemp(join(tmpdir(), "ticket-pipeline-bench-"));
  try {
    const [handler, ofDesk] = await unpackFunction("serve-desk", folder);
    const figures: LimitCheck[] = [];
    for (const open of OPEN) {
      const respond = respondForDesk(open);
      const times = await measureCalls({ handler, folder, callers: "staff", calls, respond, most: mostOf });
      figures.push(...times.map((time) => ({ ...time, name: `${time.name}, ${open} open` })));
    }
    return { latencyMs: LATENCY_MS, calls, figures: [...figures, ofDesk] };
  } finally {
    await rm(folder, { recursive: true });
  }
};
