import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packLoad } from "../../../stacks/assets/load-package.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";

const load = packLoad("glue", temporaryFolder());
const names = Object.keys(unzipSync(readFileSync(load.archive)));

describe("packLoad", () => {
  it("packs the package and its SQL, and nothing else", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        "ticket_etl/load.py",
        "ticket_etl/warehouse/__init__.py",
        "ticket_etl/warehouse/migrations.py",
        "sql/load/3_merge.sql",
        "sql/begin.sql",
      ]),
    );
    expect(names.filter((name) => !/^(ticket_etl\/.*\.py|sql\/.*\.sql)$/.test(name))).toEqual([]);
  });

  it("does not pack the script, as Glue requires", () => {
    expect(names.filter((name) => name.includes("load_tickets_job"))).toEqual([]);
    expect(readFileSync(load.script, "utf8")).toContain("def main(");
  });

  it("returns the same hash for the same code", () => {
    expect(packLoad("glue", temporaryFolder()).hash).toBe(load.hash);
    expect(load.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("creates an archive from which Python can read the package's SQL", () => {
    const code = "from ticket_etl.warehouse.migrations import all_migrations; print(len(all_migrations()) > 0)";
    const { stdout, stderr } = spawnSync("python3", ["-c", code], {
      env: { ...process.env, PYTHONPATH: load.archive },
      encoding: "utf8",
    });

    expect({ stdout, stderr }).toEqual({ stdout: "True\n", stderr: "" });
  });
});
