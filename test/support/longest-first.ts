import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** End-to-end tests that take several minutes, longest first. */
const LONGEST = ["test/e2e/api.test.ts", "test/e2e/load.test.ts", "test/e2e/replay.test.ts"];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONGEST.indexOf(path.relative(process.cwd(), moduleId));
  return rank === -1 ? LONGEST.length : rank;
};

/** Starts the longest files first, so that none is left to run alone at the end. Vitest itself goes by file size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
