import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { cdktfEnvironment, createProgram, deploysConsole, withApp } from "../../../../scripts/commands/cdktf/cli.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

/** A PATH with these programs. */
const pathWith = (...programs: readonly string[]): string => {
  const folder = temporaryFolder();
  for (const program of programs) writeFileSync(path.join(folder, program), "", { mode: 0o755 });
  return folder;
};

const binaryOf = (env: NodeJS.ProcessEnv): string | undefined => cdktfEnvironment(env)["TERRAFORM_BINARY_NAME"];

describe("npm run cdktf", () => {
  it("has cdktf run OpenTofu where only that is installed", () => {
    expect(binaryOf({ PATH: pathWith("tofu") })).toBe("tofu");
    expect(binaryOf({ PATH: pathWith("tofu"), TERRAFORM_BINARY_NAME: "" })).toBe("tofu");
    expect(binaryOf({ PATH: pathWith("tofu", "terraform") })).toBe("terraform");
  });

  it("leaves the choice to TERRAFORM_BINARY_NAME", () => {
    expect(binaryOf({ PATH: pathWith("terraform"), TERRAFORM_BINARY_NAME: "tofu" })).toBe("tofu");
  });

  it("refuses without either", () => {
    expect(() => cdktfEnvironment({ PATH: pathWith() })).toThrow(UsageError);
  });

  it.each([
    [["deploy", "--auto-approve", "--skip-provider-lock"]],
    [["deploy", "--help"]],
    [["destroy", "ticket-pipeline"]],
  ])("passes %j on", async (args) => {
    const passed: string[] = [];
    await createProgram()
      .exitOverride()
      .action((words: string[]) => void passed.push(...words))
      .parseAsync(["node", "cdktf", ...args]);

    expect(passed).toEqual(args);
  });

  it.each([
    [["deploy"]],
    [["diff", "--skip-provider-lock"]],
    [["destroy", "ticket-pipeline"]],
    [["deploy", "ticket-pipeline-account", "--app", "npx tsx main.ts"]],
    [["synth"]],
  ])("runs cdktf %j as it is", (words) => {
    expect(withApp(words)).toEqual(words);
  });

  it.each([
    [["deploy"], true],
    [["diff", "--skip-provider-lock"], true],
    [["destroy", "ticket-pipeline"], true],
    [["deploy", "ticket-pipeline-account"], false],
    [["deploy", "ticket-pipeline-delivery"], false],
    [["deploy", "--help"], false],
    [["output"], false],
  ])("builds the console before %j: %s", (words, expected) => {
    expect(deploysConsole(words)).toBe(expected);
  });

  it.each(["ticket-pipeline-account", "ticket-pipeline-delivery"])(
    "has main.ts synthesize %s if it is named",
    (stack) => {
      const [app = ""] = withApp(["deploy", stack]).slice(-1);

      expect(withApp(["deploy", stack])).toEqual(["deploy", stack, "--app", app]);
      expect(app).toMatch(new RegExp(`\\bmain\\.ts ${stack}$`));
    },
  );
});
