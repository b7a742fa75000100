import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openEditor } from "../../../../scripts/shared/failures/open-editor.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const KEY = "quarantine/not-json/1.json";
const DATA = Buffer.from("not json");

const opening =
  (env: NodeJS.ProcessEnv, isTerminal = true) =>
  () =>
    openEditor(temporaryFolder(), env, isTerminal);

const used = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const edited = await opening(env)().edit(KEY, DATA);
  return edited.changed ? edited.records.map(String).join("\n") : edited.why;
};

/** What a script that `npm run` starts finds in EDITOR and VISUAL. */
const underNpm = (env: NodeJS.ProcessEnv, npmrc = ""): string => {
  const folder = temporaryFolder();
  const show = `node -p "[process.env.EDITOR, process.env.VISUAL].join()"`;
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ scripts: { show } }));
  writeFileSync(path.join(folder, ".npmrc"), npmrc);
  const { PATH, HOME } = process.env;
  const options = { cwd: folder, env: { PATH, HOME, npm_config_update_notifier: "false", ...env } };
  return execFileSync("npm", ["run", "--silent", "show"], options).toString().trim();
};

describe("npm run", () => {
  it("sets EDITOR to vi where neither variable is set, and passes both on otherwise", () => {
    expect(underNpm({})).toBe("vi,");
    expect(underNpm({ EDITOR: "nano", VISUAL: "code --wait" })).toBe("nano,code --wait");
  });

  it("replaces EDITOR, and not VISUAL, where npm has an editor of its own", () => {
    expect(underNpm({ EDITOR: "nano", VISUAL: "code --wait" }, "editor=emacs")).toBe("emacs,code --wait");
  });
});

describe("openEditor", () => {
  it("needs VISUAL or EDITOR", () => {
    expect(opening({ VISUAL: "", EDITOR: "" })).toThrow(UsageError);
    expect(opening({})).toThrow("--edit needs an editor: set VISUAL or EDITOR, such as VISUAL=nano");
  });

  it("prefers VISUAL, since npm replaces EDITOR", async () => {
    expect(await used({ VISUAL: "true", EDITOR: "exit 3;" })).toBe("unchanged in the editor");
    expect(await used({ VISUAL: "", EDITOR: "exit 3;" })).toBe("the editor exited with code 3");
  });

  it("refuses one that is not installed, and says which variable names it", () => {
    expect(opening({ VISUAL: "no-such-editor --wait" })).toThrow(
      'VISUAL is "no-such-editor --wait", which was not found: set VISUAL to your editor',
    );
    expect(opening({ EDITOR: "LANG=C '/no such folder/vi' -n" })).toThrow("which was not found");
  });

  it("says that npm chose the editor if its choice is not installed", () => {
    const message = 'EDITOR is "vi", as npm sets it where neither it nor VISUAL is set, which was not found';
    const { PATH } = process.env;
    process.env["PATH"] = temporaryFolder();
    try {
      writeFileSync(path.join(process.env["PATH"], "sh"), '#!/bin/sh\nexec /bin/sh "$@"\n', { mode: 0o755 });
      expect(opening({ EDITOR: "vi", npm_lifecycle_event: "replay" })).toThrow(message);
      expect(opening({ EDITOR: "vi" })).toThrow('EDITOR is "vi", which was not found');
    } finally {
      process.env["PATH"] = PATH;
    }
  });

  it.each(["true", "LANG=C true", "'true' -x", "sh -c true", "sed -i s/not/still/"])("accepts %s", async (VISUAL) => {
    expect(await used({ VISUAL })).toMatch(/^(unchanged in the editor|still json)$/);
  });

  it("leaves to the shell what only a shell can read, and runs nothing to find out", async () => {
    const file = path.join(temporaryFolder(), "ran");
    const open = opening({ VISUAL: `touch ${file}; no-such-editor` });

    expect(open).not.toThrow();
    expect(await open().edit(KEY, DATA)).toMatchObject({ why: "the editor exited with code 127" });
  });

  it("refuses without a terminal, and names --unpack, which needs none", () => {
    expect(opening({ VISUAL: "true" }, false)).toThrow(UsageError);
    expect(opening({ VISUAL: "true" }, false)).toThrow(/^--edit needs a terminal .* use --unpack/);
  });
});
