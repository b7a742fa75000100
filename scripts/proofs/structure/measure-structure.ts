import path from "node:path/posix";
import { median } from "../median.js";
import { formatShare, plural } from "../../shared/terminal/format.js";

/** A source file of the project. Paths are relative to the project's root. */
export interface SourceFile {
  readonly file: string;
  readonly lines: number;
  /** Source files that import it, tests left out. */
  readonly importers: readonly string[];
}

/** Figures of the source, as signs of depth: what a newcomer has to open, and how far one has to read. */
export interface StructureFigures {
  readonly files: number;
  readonly medianLines: number;
  /** Share of files that exactly one other file imports, 0 to 1. */
  readonly singleImporterShare: number;
  /** Files of more than `MAX_LINES` lines. */
  readonly longFiles: readonly string[];
  /** Folders with more than `MAX_FILES` files of their own, and how many. */
  readonly fullFolders: readonly string[];
}

/** Above these a file is split by idea, and a folder gets rooms. */
export const MAX_LINES = 300;
export const MAX_FILES = 20;

const countByFolder = (files: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  return counts;
};

/**
 * @param source the source files with their importers
 * @param everyFile every file of the project that counts towards a full folder, tests included
 */
export const measureStructure = (source: readonly SourceFile[], everyFile: readonly string[]): StructureFigures => ({
  files: source.length,
  medianLines: median(source.map(({ lines }) => lines)),
  singleImporterShare: source.filter(({ importers }) => importers.length === 1).length / Math.max(1, source.length),
  longFiles: source.flatMap(({ file, lines }) => (lines > MAX_LINES ? [`${file} (${plural(lines, "line")})`] : [])),
  fullFolders: [...countByFolder(everyFile)].flatMap(([folder, count]) =>
    count > MAX_FILES ? [`${folder} (${plural(count, "file")})`] : [],
  ),
});

const list = (items: readonly string[]): string => (items.length === 0 ? "none" : items.join(", "));

export const renderStructure = (figures: StructureFigures): string =>
  [
    `source files               ${figures.files}`,
    `lines per file, median     ${figures.medianLines}`,
    `files with one importer    ${formatShare(figures.singleImporterShare)}`,
    `files over ${MAX_LINES} lines       ${list(figures.longFiles)}`,
    `folders over ${MAX_FILES} files      ${list(figures.fullFolders)}`,
  ].join("\n");

/** Whether no file is too long and no folder too full. The other figures have no limit: they would be played to. */
export const isWithinLimits = ({ longFiles, fullFolders }: StructureFigures): boolean =>
  longFiles.length + fullFolders.length === 0;
