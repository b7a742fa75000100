import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { jobEnvironment } from "../load/job-environment.js";
import { installPyspark, runLoadJob } from "../load/load-job.js";
import { metricsOption } from "../load/metrics-option.js";
import type { Target } from "../deployment/target.js";
import { keyOn } from "./object-tickets.js";
import type { TicketOfDay } from "./repair.js";
import type { Loader } from "./repairs.js";

/** Runs the Glue job with pyspark on this machine, into a PostgreSQL. It reads the objects of the tickets and no others; its words go to stderr. */
export class LocalLoader implements Loader {
  constructor(
    private readonly target: Target,
    private readonly bucket: string,
    private readonly warehouseUrl: string,
  ) {
    installPyspark();
  }

  async load(tickets: readonly TicketOfDay[]): Promise<void> {
    const folder = await mkdtemp(path.join(tmpdir(), "reconcile-"));
    try {
      const keys = path.join(folder, "keys");
      await writeFile(keys, tickets.map(({ day, ticketId }) => `${keyOn(day, ticketId)}\n`).join(""));
      await this.run(["--source", `s3://${this.bucket}/tickets`, "--keys-file", keys, ...metricsOption(this.target)]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async run(args: readonly string[]): Promise<void> {
    const code = await runLoadJob({ args, env: jobEnvironment(this.target, this.warehouseUrl) });
    if (code !== 0) throw new Error(`the load failed with exit code ${code}; its own words are above`);
  }
}
