import { setTimeout as wait } from "node:timers/promises";
import { GetJobRunCommand, StartJobRunCommand, type GlueClient } from "@aws-sdk/client-glue";
import type { TicketOfDay } from "./repair.js";
import type { Loader } from "./repairs.js";

const POLL_MS = 10_000;
const ENDED_BADLY = new Set(["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"]);

/** Runs the Glue job on AWS over the days of the tickets, first to last, and waits for its end. */
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
    await this.untilEnded(JobRunId ?? "");
  }

  private async untilEnded(RunId: string): Promise<void> {
    for (;;) {
      const { JobRun } = await this.client.send(new GetJobRunCommand({ JobName: this.job, RunId }));
      const state = JobRun?.JobRunState ?? "";
      if (state === "SUCCEEDED") return;
      if (ENDED_BADLY.has(state))
        throw new Error(`run ${RunId} of the Glue job ${this.job} ended as ${state}: ${JobRun?.ErrorMessage ?? ""}`);
      await this.sleep(POLL_MS);
    }
  }
}
