import { chmod, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isAlive } from "../deployment/registry.js";
import { guardFolder } from "./guard.js";

const PREFIX = "ticket-pipeline-run";
const NAME = new RegExp(`^${PREFIX}-(\\d+)-\\w+$`);

/** A folder for temporary files that goes with the process that created it, however that ends. */
export interface ScratchFolder {
  readonly folder: string;
  /** Has child processes create their temporary files in the folder. */
  readonly environment: { readonly TMPDIR: string };
  /** Removes it. Can be called more than once. */
  remove(): Promise<void>;
}

const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });

const ownerOf = (name: string): number => Number(NAME.exec(name)?.[1]);

/** Removes the folders whose owner was killed together with its guard. Those of other users stay. */
const sweep = async (parent: string): Promise<void> => {
  const dead = (await readdir(parent)).filter((name) => NAME.test(name) && !isAlive(ownerOf(name)));
  await Promise.allSettled(dead.map((name) => removeFolder(path.join(parent, name))));
};

/** The cache of compiled scripts that all commands of a user share, and without which each of them starts slower. */
const linkCache = async (parent: string, folder: string): Promise<void> => {
  const name = `tsx-${process.getuid?.()}`;
  await symlink(path.join(parent, name), path.join(folder, name));
};

/**
 * Creates a scratch folder, and removes those that killed commands have left behind. It is in the system's temporary
 * folder: its path must be short enough for the sockets of Terraform's providers, and accessible to PostgreSQL's
 * account.
 */
export const createScratchFolder = async (parent = tmpdir()): Promise<ScratchFolder> => {
  await sweep(parent);
  const folder = await mkdtemp(path.join(parent, `${PREFIX}-${process.pid}-`));
  const release = guardFolder(folder);
  await chmod(folder, 0o711);
  await linkCache(parent, folder);
  const remove = async (): Promise<void> => {
    await removeFolder(folder);
    release();
  };
  return { folder, environment: { TMPDIR: folder }, remove };
};
