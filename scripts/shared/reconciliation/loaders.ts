import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { GetJobRunCommand, StartJobRunCommand, type GlueClient } from "@aws-sdk/client-glue";
import type { Target } from "../deployment/target.js";
import { createScratchFolder } from "../cleanup/scratch-folder.js";
import { installPyspark, jobEnvironment, metricsOption, runLoadJob } from "../load/load-job.js";
import { keyFor } from "./object-tickets.js";
import type { TicketOfDay } from "./repair.js";

/** Loads the objects of some tickets into the warehouse. */
export interface Loader {
  load(tickets: readonly TicketOfDay[]): Promise<void>;
}

const POLL_MS = 10_000;
const FAILED_STATES = new Set(["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"]);

/** Runs the Glue job on AWS for the days of the tickets, from the first to the last, and waits until it is finished. */
export class GlueLoader implements Loader {
  constructor(
    private readonly client: GlueClient,
    private readonly job: string,
    private readonly sleep: (milliseconds: number) => Promise<unknown> = wait,
  ) {}

  async load(tickets: readonly TicketOfDay[]): Promise<void> {
    const days = tickets.map(({ day }) => day).sort();
    const Arguments = { "--from-date": days[0] ?? "", "--to-date": days.at(-1) ?? "" };
    const { JobRunId } = await this.client.send(new StartJobRunCommand({ JobName: this.job, Arguments }));
    await this.waitForRun(JobRunId ?? "");
  }

  private async waitForRun(RunId: string): Promise<void> {
    for (;;) {
      const { JobRun } = await this.client.send(new GetJobRunCommand({ JobName: this.job, RunId }));
      const state = JobRun?.JobRunState ?? "";
      if (state === "SUCCEEDED") return;
      if (FAILED_STATES.has(state))
        throw new Error(`run ${RunId} of the Glue job ${this.job} ended as ${state}: ${JobRun?.ErrorMessage ?? ""}`);
      await this.sleep(POLL_MS);
    }
  }
}

/**
 * Runs the Glue job with pyspark on this machine, into a PostgreSQL database. It reads only the objects of the
 * tickets; its output goes to stderr.
 */
export class LocalLoader implements Loader {
  constructor(
    private readonly target: Target,
    private readonly bucket: string,
    private readonly warehouseUrl: string,
    private readonly signal?: AbortSignal,
  ) {
    installPyspark();
  }

  async load(tickets: readonly TicketOfDay[]): Promise<void> {
    const scratch = await createScratchFolder();
    try {
      const keys = path.join(scratch.folder, "keys");
      await writeFile(keys, [...new Set(tickets.map(keyFor))].map((key) => `${key}\n`).join(""));
      await this.run(["--source", `s3://${this.bucket}/tickets`, "--keys-file", keys, ...metricsOption(this.target)]);
    } finally {
      await scratch.remove();
    }
  }

  private async run(args: readonly string[]): Promise<void> {
    const { signal } = this;
    const code = await runLoadJob({ args, env: jobEnvironment(this.target, this.warehouseUrl), signal });
    if (code !== 0) throw new Error(`the load failed with exit code ${code}; see its output above`);
  }
}
