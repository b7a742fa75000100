import { beforeEach, describe, expect, it } from "vitest";
import { StubProject } from "./bootstrap/stub-project.js";

let project: StubProject;

beforeEach(() => {
  project = new StubProject();
});

describe("its own options", () => {
  it.each([
    ["an unknown option", ["--nope", "x.ts"], "error: unknown option --nope; expected --needs or --requirements\n"],
    [
      "an unknown need",
      ["--needs", "cobol", "x.ts"],
      "error: --needs has cobol; expected node, python, terraform, java, console, lighthouse\n",
    ],
    ["no script", ["--needs", "node"], "error: expected the script to run\n"],
  ])("ends with code 2 and one line for %s", (_what, args, stderr) => {
    expect(project.bootstrap(...args)).toEqual({ status: 2, stdout: "", stderr });
  });

  it("hands the rest to the script on the project's Node, and ends with its code", () => {
    expect(project.bootstrap("x.ts", "--needs", "none")).toEqual({
      status: 7,
      stdout: "--import tsx x.ts --needs none\n",
      stderr: "",
    });
  });
});
