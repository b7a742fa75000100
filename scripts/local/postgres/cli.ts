import { randomBytes } from "node:crypto";
import { type ChildProcess, spawn } from "node:child_process";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findPostgres, type Postgres } from "./postgres-binaries.js";

/** A running warehouse: a real PostgreSQL on a free port of this machine, empty at first. */
export interface LocalWarehouse {
  /** `postgresql://tickets:…@127.0.0.1:port/postgres` */
  readonly url: string;
  /** Ends it and deletes its data. */
  readonly stop: () => Promise<void>;
}

const USER = "tickets";

/** Fast rather than safe from power cuts: the data can be loaded again. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  shared_buffers: "256MB",
  work_mem: "64MB",
  max_wal_size: "4GB",
  wal_level: "minimal",
  max_wal_senders: "0",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
};

/** Starts a warehouse, in about a second. Throws when PostgreSQL's binaries are not installed or do not start. */
export const runWarehouse = async (): Promise<LocalWarehouse> => {
  const directory = await mkdtemp(join(tmpdir(), "ticket-warehouse-"));
  try {
    const postgres = await findPostgres(directory);
    if (postgres.owner !== undefined) await chown(directory, postgres.owner.uid, postgres.owner.gid);
    const password = randomBytes(12).toString("hex");
    await initialise(postgres, directory, password);
    const port = await freePort();
    const server = await start(postgres, directory, port);
    return {
      url: `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`,
      stop: () => stop(server, directory),
    };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
};

const initialise = async (postgres: Postgres, directory: string, password: string): Promise<void> => {
  const passwordFile = join(directory, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (postgres.owner !== undefined) await chown(passwordFile, postgres.owner.uid, postgres.owner.gid);
  const flags = [
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
  ];
  const child = spawn(postgres.initdb, [`--pgdata=${join(directory, "data")}`, "--no-sync", ...flags], {
    ...postgres.owner,
    cwd: directory,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await untilExit(child, "initdb");
};

const start = async (postgres: Postgres, directory: string, port: number): Promise<ChildProcess> => {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(postgres.server, ["-D", join(directory, "data"), ...settings], {
    ...postgres.owner,
    cwd: directory,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await untilReady(child);
  return child;
};

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (text: Buffer) => {
      said = (said + text.toString()).slice(-4_000);
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => {
      reject(new Error(`PostgreSQL did not start: ${said}`));
    });
  });

const untilExit = (child: ChildProcess, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (text: Buffer) => {
      said += text.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${name} failed: ${said}`));
    });
  });

const stop = async (server: ChildProcess, directory: string): Promise<void> => {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
  }
  await rm(directory, { recursive: true, force: true });
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no free port"));
        else resolve(address.port);
      });
    });
  });

/** As a program: prints the URL on one line, and ends with SIGTERM or SIGINT. */
const main = async (): Promise<void> => {
  const warehouse = await runWarehouse();
  process.stdout.write(`${warehouse.url}\n`);
  await new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, resolve);
    // Whoever started this one may be killed outright; its end of the pipe then closes.
    process.stdin.once("end", resolve).resume();
  });
  await warehouse.stop();
  process.exit(0);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
}
