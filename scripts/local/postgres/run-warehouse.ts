import { randomBytes } from "node:crypto";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../process/free-port.js";
import { createReader } from "./reader-role.js";
import { findPostgres, type Postgres } from "./postgres-binaries.js";

/** A running warehouse: a real PostgreSQL on a free port of this machine, initially empty. */
export interface LocalWarehouse {
  /** `postgresql://tickets:…@127.0.0.1:port/postgres` */
  readonly url: string;
  /** The same with the role of those who only read: see `createReader`. */
  readonly readerUrl: string;
  /** Stops it and deletes its data. */
  readonly stop: () => Promise<void>;
}

interface ServingWarehouse extends LocalWarehouse {
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
}

const USER = "tickets";

/** Fast rather than durable: the data can be loaded again. */
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

/** Runs a warehouse, ready within about a second. @throws Error when PostgreSQL is missing or does not start. */
export const runWarehouse = async (): Promise<ServingWarehouse> => {
  const directory = await mkdtemp(join(tmpdir(), "ticket-warehouse-"));
  try {
    const postgres = await findPostgres(directory);
    if (postgres.owner !== undefined) await chown(directory, postgres.owner.uid, postgres.owner.gid);
    const password = newPassword();
    await initialise(postgres, directory, password);
    const port = await findFreePort();
    const server = await start(postgres, directory, port);
    const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`;
    return {
      url,
      readerUrl: await createReader(url, newPassword()).catch(async (error: unknown) => {
        await stop(server, directory);
        throw error;
      }),
      ended: once(server, "exit"),
      stop: () => stop(server, directory),
    };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
};

const newPassword = (): string => randomBytes(12).toString("hex");

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
  await untilExit(child, "initdb").finally(() => rm(passwordFile, { force: true }));
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
    let output = "";
    child.stderr?.on("data", (text: Buffer) => {
      output = (output + text.toString()).slice(-4_000);
      if (output.includes("ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => {
      reject(new Error(`PostgreSQL did not start: ${output}`));
    });
  });

const untilExit = (child: ChildProcess, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = "";
    child.stderr?.on("data", (text: Buffer) => {
      output += text.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${name} failed: ${output}`));
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
