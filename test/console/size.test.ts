import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const BUILD = path.join(import.meta.dirname, "../../console/dist");
const KIB = 1024;

/** A file of the build, as Vite's manifest describes it. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const manifest = JSON.parse(readFileSync(path.join(BUILD, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;

/** Everything that a browser loads for these sources, without what they load later. */
const filesOf = (sources: readonly string[], found = new Set<string>()): ReadonlySet<string> => {
  for (const source of sources) {
    const chunk = manifest[source];
    if (chunk === undefined) throw new Error(`The build has no ${source}.`);
    if (found.has(chunk.file)) continue;
    found.add(chunk.file);
    for (const style of chunk.css ?? []) found.add(style);
    filesOf(chunk.imports ?? [], found);
  }
  return found;
};

/** Size of the files of one type, compressed by gzip as CloudFront does, in KiB. */
const kibOf = (files: ReadonlySet<string>, extension: string): number =>
  [...files]
    .filter((file) => file.endsWith(extension))
    .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(BUILD, file)), { level: 9 }).length, 0) / KIB;

/** What a visit of a page loads in German, the longer language. */
const visit = (folder: string, page: string): ReadonlySet<string> =>
  filesOf([
    "index.html",
    "src/words/catalog/de.po",
    `src/pages/${folder}/words/de.po`,
    `src/pages/${folder}/${page}.tsx`,
  ]);

describe("the size of the first visit", () => {
  it.each([
    ["an agent", "inbox", "inbox-page", 200],
    ["a customer", "customer", "own-tickets-page", 130],
    ["a customer who writes", "customer", "new-ticket-page", 130],
    ["who signs in", "sign-in", "sign-in-page", 130],
  ] as const)("of %s is within its budget", (_who, folder, page, budget) => {
    expect(kibOf(visit(folder, page), ".js")).toBeLessThanOrEqual(budget);
  });

  it("has styles of at most 20 KiB", () => {
    expect(kibOf(visit("inbox", "inbox-page"), ".css")).toBeLessThanOrEqual(20);
  });
});
