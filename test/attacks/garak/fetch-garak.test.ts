import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchGarak, GarakUnavailable } from "./fetch-garak.js";

const CONTENT = "a wheel";
const HASH = createHash("sha256").update(CONTENT).digest("hex");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "garak-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const writePin = (text: string): string => {
  const pin = path.join(folder, "pin.txt");
  writeFileSync(pin, text);
  return pin;
};

/** A Python that downloads this content. */
const writePython = (content: string): string => {
  const python = path.join(folder, "python");
  writeFileSync(python, `#!/bin/sh\nprintf '${content}' > "${folder}/garak-9.1-py3-none-any.whl"\n`, { mode: 0o755 });
  return python;
};

const pinned = (): string => writePin(`# Why\ngarak==9.1 --hash=sha256:${HASH}\n`);

describe("fetchGarak", () => {
  it("downloads the pinned version once", () => {
    const python = writePython(CONTENT);
    const first = fetchGarak({ python, pin: pinned(), folder });
    rmSync(python);
    const second = fetchGarak({ python, pin: pinned(), folder });

    expect([first.version, Buffer.from(first.bytes).toString()]).toEqual(["9.1", CONTENT]);
    expect(second).toEqual(first);
  });

  it("reads no file with another content than that which is pinned", () => {
    expect(() => fetchGarak({ python: writePython("another wheel"), pin: pinned(), folder })).toThrow(GarakUnavailable);
  });

  it("says why it cannot download: no Python, or what pip says last", () => {
    const failing = path.join(folder, "failing");
    writeFileSync(failing, "#!/bin/sh\necho Collecting >&2\necho 'ERROR: no index' >&2\nexit 1\n", { mode: 0o755 });

    expect(() => fetchGarak({ python: "/no/python", pin: pinned(), folder })).toThrow(/garak 9\.1 .*ENOENT/);
    expect(() => fetchGarak({ python: failing, pin: pinned(), folder })).toThrow(/downloaded: ERROR: no index$/);
  });

  it("needs a version with its hash", () => {
    const pin = writePin("garak==9.1\n");

    expect(() => fetchGarak({ python: writePython(CONTENT), pin, folder })).toThrow(/pins no version/);
    expect(readdirSync(folder).filter((file) => file.endsWith(".whl"))).toEqual([]);
  });
});
