import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packFiles, writeAtomically } from "./pack-files.js";

/** The load as Glue expects it: a script, and an archive with the rest, which goes on Python's path. */
export interface LoadCode {
  /** Absolute path of the script. */
  readonly script: string;
  /** Absolute path of the archive. */
  readonly archive: string;
  /** SHA-256 of both, in hexadecimal. Depends only on their content. */
  readonly hash: string;
}

const PROJECT = join(import.meta.dirname, "../..");

/** What goes into the archive, by folder: the package, and the SQL that it reads from the folder next to it. */
const CONTENT = { ticket_etl: ".py", sql: ".sql" } as const;

const filesOf = (source: string): string[] =>
  Object.entries(CONTENT).flatMap(([folder, ending]) =>
    readdirSync(join(source, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .map((name) => `${folder}/${name}`),
  );

/** Packs the load into `folder`. `source` contains load_tickets_job.py, ticket_etl/ and sql/. */
export const packLoad = (
  source: string = join(PROJECT, "glue"),
  folder: string = join(PROJECT, "dist/glue"),
): LoadCode => {
  const script = join(source, "load_tickets_job.py");
  const archive = join(folder, "ticket_etl.zip");
  const zip = packFiles(Object.fromEntries(filesOf(source).map((name) => [name, readFileSync(join(source, name))])));
  mkdirSync(folder, { recursive: true });
  writeAtomically(archive, zip);
  return { script, archive, hash: createHash("sha256").update(readFileSync(script)).update(zip).digest("hex") };
};
