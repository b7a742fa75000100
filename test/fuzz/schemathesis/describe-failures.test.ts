import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";
import { countRuns, describeFailures } from "./describe-failures.js";

const OUTPUT = `Operations: 13
=================================== FAILURES ===================================
________________________________ POST /tickets _________________________________
- ST201 Schema-violating request accepted

    curl -X POST -d '{"type": "a", "message": "${"\u{d5311}".repeat(9_000)}"}' http://127.0.0.1/v1/tickets

=================================== SUMMARY ====================================
Seed: 21
`;

describe("describing failures", () => {
  it("counts long runs of a character, and names one that cannot be read", () => {
    expect(countRuns(`a${"\u{d5311}".repeat(9_000)}b`)).toBe("a<U+D5311 x 9000>b");
    expect(countRuns("x".repeat(100))).toBe("<x x 100>");
    expect(countRuns("shorter: aaaaaaa")).toBe("shorter: aaaaaaa");
  });

  it("has what failed, its request in short, and how to repeat it", async () => {
    const folder = temporaryFolder();

    expect(await describeFailures(OUTPUT, 21, folder)).toEqual([
      "________________________________ POST /tickets _________________________________".replaceAll(
        /_+/g,
        (run) => `<_ x ${run.length}>`,
      ),
      "- ST201 Schema-violating request accepted",
      `    curl -X POST -d '{"type": "a", "message": "<U+D5311 x 9000>"}' http://127.0.0.1/v1/tickets`,
      `Repeat all of it with TEST_SEED=21, or one request with its curl line in ${folder}/generated-requests-21.txt.`,
    ]);
  });
});
