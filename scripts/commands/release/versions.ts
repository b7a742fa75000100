import { readFileSync } from "node:fs";
import path from "node:path";
import { parser, Release, type Changelog } from "keep-a-changelog";
import * as z from "zod";
import { UsageError } from "../../shared/terminal/command-line.js";
import { describeError } from "../../shared/terminal/system-errors.js";

/** 1.0.0, and 1.0.0-rc.1 of a version that is tried first. */
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z]+(\.[0-9A-Za-z]+)*)?$/;

/** @throws UsageError with what is expected */
export const parseVersion = (text: string): string => {
  if (VERSION.test(text)) return text;
  throw new UsageError(`The version is "${text}"; expected one such as 1.0.0 or 1.0.0-rc.1.`);
};

/** @returns the version of a tag such as v1.0.0 @throws UsageError with what is expected */
export const versionOfTag = (tag: string): string => {
  if (tag.startsWith("v")) return parseVersion(tag.slice(1));
  throw new UsageError(`The tag is "${tag}"; expected v and a version, such as v1.0.0.`);
};

const FILES = ["package.json", "package-lock.json"] as const;
const PackageSchema = z.object({ version: z.string() });

/** The files of a project that say its version. */
export interface ProjectFiles {
  /** Text by name. */
  readonly packages: ReadonlyMap<string, string>;
  readonly changelog: Changelog;
}

/** @throws Error if the changelog does not follow Keep a Changelog, with the line */
export const readProject = (folder: string): ProjectFiles => {
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  const text = read("CHANGELOG.md");
  try {
    const changelog = parser(text, { autoSortReleases: false });
    changelog.format = "markdownlint";
    return { packages: new Map(FILES.map((name) => [name, read(name)])), changelog };
  } catch (error) {
    throw new Error(`CHANGELOG.md does not follow Keep a Changelog: ${describeError(error)}`, { cause: error });
  }
};

const versionIn = (text: string): string => PackageSchema.parse(JSON.parse(text)).version;

/** The first section, with the heading Unreleased; and the one of a version. */
const unreleasedIn = ({ releases }: Changelog): Release | undefined =>
  releases.find(({ version }) => version === undefined);
const releaseIn = ({ releases }: Changelog, wanted: string): Release | undefined =>
  releases.find(({ version }) => version === wanted);

const HEADING = /^## .*\n+/;

/** The section of a release without its heading: its notes. */
const notesOf = (release: Release, changelog: Changelog): string =>
  release.toString(changelog).replace(HEADING, "").trim();

/** What does not agree with a version that is to be released. */
const disagreements = ({ packages, changelog }: ProjectFiles, version: string): readonly string[] => {
  const others = [...packages]
    .map(([name, text]) => [name, versionIn(text)] as const)
    .filter(([, found]) => found !== version)
    .map(([name, found]) => `${name} has version ${found}`);
  const release = releaseIn(changelog, version);
  if (release === undefined) return [...others, `CHANGELOG.md has no section ${version}`];
  if (release.date === undefined) return [...others, `CHANGELOG.md has no date for ${version}`];
  const newest = changelog.releases.find((one) => one.version !== undefined);
  if (newest !== release) return [...others, `CHANGELOG.md has ${newest?.version ?? ""} above ${version}`];
  return release.isEmpty() ? [...others, `CHANGELOG.md has nothing in its section ${version}`] : others;
};

/** @returns the notes of a version on which all files agree @throws Error with everything that does not agree */
export const notesFor = (project: ProjectFiles, version: string): string => {
  const problems = disagreements(project, version);
  const release = releaseIn(project.changelog, version);
  if (release !== undefined && problems.length === 0) return notesOf(release, project.changelog);
  throw new Error(`${version} cannot be released: ${problems.join("; ")}. Run npm run release -- prepare ${version}`);
};

/** Why a version cannot be prepared; undefined if it can. */
const obstacle = ({ packages, changelog }: ProjectFiles, version: string): string | undefined => {
  const unreleased = unreleasedIn(changelog);
  if (unreleased === undefined || unreleased.isEmpty()) return "CHANGELOG.md has nothing under Unreleased";
  if (releaseIn(changelog, version) !== undefined) return `CHANGELOG.md has a section ${version} already`;
  const released = changelog.releases.find((one) => one.version !== undefined);
  const current = released ?? new Release(versionIn(packages.get("package.json") ?? ""));
  // Releases without a date are above those with one.
  const isNewer = new Release(version, current.date).compare(current) < 0;
  return isNewer ? undefined : `${version} is not above ${current.version ?? ""}, the last version`;
};

const VERSIONS: Readonly<Record<string, RegExp>> = {
  "package.json": /^ {2}"version": "[^"]*"/m,
  // The project's own two, above those of its packages.
  "package-lock.json": /^( {2}| {6})"version": "[^"]*"/gm,
};

const withVersion = (name: string, text: string, version: string): string => {
  let left = 2;
  return text.replace(VERSIONS[name] ?? "", (found) =>
    left-- > 0 ? found.replace(/"[^"]*"$/, JSON.stringify(version)) : found,
  );
};

/**
 * The files with a new version: what was unreleased gets it, and a date.
 * @returns text by name
 * @throws Error if there is nothing to release, or the version is not a new one
 */
export const prepareRelease = (project: ProjectFiles, version: string, date: Date): ReadonlyMap<string, string> => {
  const { packages, changelog } = project;
  const reason = obstacle(project, version);
  const release = unreleasedIn(changelog);
  if (reason !== undefined || release === undefined) throw new Error(`${version} cannot be prepared: ${reason ?? ""}.`);
  release.setVersion(version);
  release.setDate(date);
  changelog.releases.unshift(new Release());
  return new Map([
    ["CHANGELOG.md", changelog.toString()],
    ...[...packages].map(([name, text]) => [name, withVersion(name, text, version)] as const),
  ]);
};
