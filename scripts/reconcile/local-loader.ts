import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { UsageError } from "../command-line.js";
import { PROJECT_ROOT } from "../project.js";
import type { Target } from "../target.js";
import { keyOn } from "./object-tickets.js";
import type { TicketOfDay } from "./repair.js";
import type { Loader } from "./repairs.js";

const PYTHON = path.join(PROJECT_ROOT, ".venv", "bin", "python");
const JOB = path.join(PROJECT_ROOT, "glue", "load_tickets_job.py");

/** Runs the Glue job with pyspark on this machine, into a PostgreSQL. It reads the objects of the tickets and no others; its words go to stderr. */
export class LocalLoader implements Loader {
  constructor(
    private readonly target: Target,
    private readonly bucket: string,
    private readonly warehouseUrl: string,
  ) {
    if (!existsSync(PYTHON)) throw new UsageError("To load, pyspark is needed. `npm run etl` installs it.");
  }

  async load(tickets: readonly TicketOfDay[]): Promise<void> {
    const folder = await mkdtemp(path.join(tmpdir(), "reconcile-"));
    try {
      const keys = path.join(folder, "keys");
      await writeFile(keys, tickets.map(({ day, ticketId }) => `${keyOn(day, ticketId)}\n`).join(""));
      await this.run(["--source", `s3://${this.bucket}/tickets`, "--keys-file", keys]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private run(args: readonly string[]): Promise<void> {
    const child = spawn(PYTHON, [JOB, ...args], {
      env: this.environment(),
      stdio: ["ignore", process.stderr, process.stderr],
    });
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => {
        if (code === 0) resolve();
        else reject(new Error(`the load failed with exit code ${code ?? "unknown"}; its own words are above`));
      });
    });
  }

  /** The warehouse's URL holds a password, so it is no argument, which other users of the machine could read. */
  private environment(): NodeJS.ProcessEnv {
    const { endpoint, region, clientConfig } = this.target;
    const { accessKeyId, secretAccessKey } = clientConfig.credentials ?? {};
    return {
      ...process.env,
      WAREHOUSE_URL: this.warehouseUrl,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
      ...(accessKeyId !== undefined && { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }),
    };
  }
}
