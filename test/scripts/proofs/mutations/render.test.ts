import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Mutation } from "../../../../scripts/proofs/mutations/mutation.js";
import {
  progressLines,
  renderMutationList,
  renderResults,
  renderMutationSummary,
  summarize,
  toMutationReport,
} from "../../../../scripts/proofs/mutations/render.js";
import type { MutationAssessment } from "../../../../scripts/proofs/mutations/test-run.js";

const aMutation = (name: string): Mutation => ({
  name,
  removes: `the ${name}`,
  breaks: "twice",
  file: "a.ts",
  edit: { find: "a", put: "" },
  tests: ["a.test.ts"],
});
const resultOf = (name: string, assessment: MutationAssessment) => ({
  mutation: aMutation(name),
  assessment,
  seconds: 1.25,
});

const results = [
  resultOf("retry", { kind: "caught", by: ["waits", "waits again"] }),
  resultOf("catch", { kind: "not-caught" }),
  resultOf("lock", { kind: "did-not-run", why: "SyntaxError: no" }),
];

describe("the table", () => {
  it("shows each mutation with the guarantee it breaks and the test that caught it", () => {
    const table = stripVTControlCharacters(renderResults(results));

    expect(table).toMatch(/retry\s+2 Nothing is done twice\s+waits \(and 1 more\)\s+1\.25 s/);
    expect(table).toMatch(/catch .* NOT CAUGHT/);
    expect(table).toMatch(/lock .* did not run: SyntaxError: no/);
  });

  it("of the list shows what each removes", () => {
    expect(stripVTControlCharacters(renderMutationList([aMutation("retry")]))).toMatch(/retry\s+the retry\s+2 Nothing/);
  });
});

describe("the summary", () => {
  it("counts each kind", () => {
    expect(renderMutationSummary(summarize(results, 12))).toBe(
      "3 mutations: 1 caught, 1 not caught, 1 did not run; 12.00 s",
    );
  });

  it("is in the JSON report, with every test that caught a mutation", () => {
    expect(JSON.parse(toMutationReport(results, summarize(results, 12)))).toMatchObject({
      noticed: 1,
      unnoticed: 1,
      didNotRun: 1,
      mutations: [
        { name: "retry", breaks: "2 Nothing is done twice", result: "noticed", noticedBy: ["waits", "waits again"] },
        { name: "catch", result: "unnoticed", noticedBy: [] },
        { name: "lock", result: "did-not-run", why: "SyntaxError: no" },
      ],
    });
  });
});

it("reports each mutation on a line as it ends", () => {
  const lines: string[] = [];
  const onResult = progressLines((line) => lines.push(line), 3);

  for (const result of results) onResult(result);

  expect(lines).toEqual([
    "1/3 retry: caught (1.25 s)\n",
    "2/3 catch: NOT CAUGHT (1.25 s)\n",
    "3/3 lock: DID NOT RUN (1.25 s)\n",
  ]);
});
