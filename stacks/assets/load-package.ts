import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packFiles, writeAtomically } from "./bundle.js";

/** The load as Glue takes it: a script, and an archive of the rest on Python's path. */
export interface LoadCode {
  /** Absolute path of the script. */
  readonly script: string;
  /** Absolute path of the archive. */
  readonly archive: string;
  /** Hexadecimal, of both. Depends on their content alone. */
  readonly hash: string;
}

const PROJECT = join(import.meta.dirname, "../..");

/** What the archive holds: the package, and the SQL that it looks for beside itself. */
const CONTENT = { ticket_etl: ".py", sql: ".sql" } as const;

const filesOf = (source: string): string[] =>
  Object.entries(CONTENT).flatMap(([folder, ending]) =>
    readdirSync(join(source, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .map((name) => `${folder}/${name}`),
  );

/** Packs the load into `folder`. `source` holds load_tickets_job.py, ticket_etl/ and sql/. */
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
