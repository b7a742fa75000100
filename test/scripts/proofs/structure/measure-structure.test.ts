import { describe, expect, it } from "vitest";
import {
  isWithinLimits,
  MAX_FILES,
  MAX_LINES,
  measureStructure,
  renderStructure,
  type SourceFile,
} from "../../../../scripts/proofs/structure/measure-structure.js";

const aFile = (changes: Partial<SourceFile>): SourceFile => ({ file: "a/a.ts", lines: 80, importers: [], ...changes });

describe("the figures of the structure", () => {
  it("count files, their median length and the share that one file imports", () => {
    const source = [
      aFile({ lines: 10, importers: ["b.ts"] }),
      aFile({ lines: 90, importers: ["b.ts", "c.ts"] }),
      aFile({ lines: 200 }),
    ];

    expect(measureStructure(source, [])).toMatchObject({ files: 3, medianLines: 90, singleImporterShare: 1 / 3 });
  });

  it("name a file that is longer than the limit, and not one at the limit", () => {
    const source = [aFile({ file: "long.ts", lines: MAX_LINES + 1 }), aFile({ lines: MAX_LINES })];
    const figures = measureStructure(source, []);

    expect(figures.longFiles).toEqual([`long.ts (${MAX_LINES + 1} lines)`]);
    expect(isWithinLimits(figures)).toBe(false);
  });

  it("name a folder with more files of its own than the limit, not counting those of its rooms", () => {
    const files = (folder: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${folder}/${index}.ts`);
    const figures = measureStructure(
      [],
      [...files("hall", MAX_FILES + 1), ...files("a", MAX_FILES), ...files("a/b", 5)],
    );

    expect(figures.fullFolders).toEqual([`hall (${MAX_FILES + 1} files)`]);
    expect(isWithinLimits(figures)).toBe(false);
  });

  it("are shown with the word none where nothing is over a limit", () => {
    const figures = measureStructure([aFile({ importers: ["b.ts"] })], ["a/a.ts"]);

    expect(isWithinLimits(figures)).toBe(true);
    expect(renderStructure(figures)).toContain("files with one importer    100.00%");
    expect(renderStructure(figures)).toMatch(/folders over 20 files\s+none/);
  });
});
