import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { LocalTestRunner } from "../../../../scripts/proofs/mutations/local-test-runner.js";
import { assessMutation } from "../../../../scripts/proofs/mutations/test-run.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const FILES = {
  "package.json": '{ "type": "module" }',
  "vitest.config.ts": `export default { test: { projects: [{ test: { name: "unit", include: ["*.test.ts"] } }] } };`,
  "good.test.ts": `import { it } from "vitest"; it("passes", () => {});`,
  "bad.test.ts": `import { expect, it } from "vitest"; it("compares", () => { expect(1).toBe(2); });`,
  "broken.test.ts": `import { it } from "vitest"; it("never ran", () => {`,
  "hook.test.ts": `import { beforeAll, it } from "vitest"; beforeAll(() => { throw new Error("unavailable"); }); it("waits", () => {});`,
  "test_good.py": "def test_passes():\n    pass\n",
  "test_bad.py": "def test_compares():\n    assert 1 == 2\n",
  "test_broken.py": "def test_never_ran(:\n",
  "test_fixture.py":
    "import pytest\n\n@pytest.fixture\ndef broken():\n    raise OSError('unavailable')\n\ndef test_waits(broken):\n    pass\n",
};

/** The folder of a copy. Reports are written next to the copy. */
let root: string;
let project: string;

beforeEach(() => {
  root = temporaryFolder();
  project = join(root, "project");
  mkdirSync(join(project, "scripts/proofs/mutations"), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(project, name), text);
  copyFileSync("scripts/proofs/mutations/pytest_report.py", join(project, "scripts/proofs/mutations/pytest_report.py"));
  for (const name of ["node_modules", ".venv"]) symlinkSync(join(process.cwd(), name), join(project, name));
});

const run = (...tests: string[]) => new LocalTestRunner(new AbortController().signal).run(project, tests);

describe("the tests of a copy", () => {
  it("are reported as passed or failed, by both runners", async () => {
    const { tests, errors } = await run("good.test.ts", "bad.test.ts", "test_good.py", "test_bad.py::test_compares");

    expect(errors).toEqual([]);
    expect(tests.map(({ file, name, result }) => [file, name, result])).toEqual(
      expect.arrayContaining([
        ["good.test.ts", "passes", "passed"],
        ["bad.test.ts", "compares", "failed"],
        ["test_good.py", "test_passes", "passed"],
        ["test_bad.py", "test_compares", "failed"],
      ]),
    );
    for (const { error } of tests.filter(({ result }) => result === "failed"))
      expect(error).toMatch(/^AssertionError: /);
    expect(readdirSync(dirname(project))).toEqual(["project"]);
  });

  it.each(["broken.test.ts", "hook.test.ts", "test_broken.py", "test_fixture.py", "absent.test.ts", "test_absent.py"])(
    "count as not run when %s prevents them from running",
    async (file) => {
      expect(assessMutation(await run(file))).toMatchObject({ kind: "did-not-run" });
    },
  );

  it("stop when they are interrupted", async () => {
    const controller = new AbortController();
    writeFileSync(join(project, "test_slow.py"), "import time\n\ndef test_slow():\n    time.sleep(600)\n");
    const running = new LocalTestRunner(controller.signal).run(project, ["test_slow.py"]);
    setTimeout(() => {
      controller.abort(new Error("stopped"));
    }, 500);

    await expect(running).rejects.toThrow("stopped");
  });
});
