import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSync, type BuildOptions, type OutputFile } from "esbuild";
import { strFromU8, strToU8, zipSync } from "fflate";
import { FUNCTIONS } from "../functions.js";
import { keepOwnSources } from "./source-map.js";

/** A function's deployable code. */
export interface FunctionCode {
  /** Absolute path of the zip. */
  readonly path: string;
  /** SHA-256 of the zip in base64, as Lambda reports it. Depends on the bundle's content alone. */
  readonly hash: string;
}

const PROJECT = join(import.meta.dirname, "../..");

/** The earliest date that a zip can store. It is fixed, so that two builds of the same code produce the same bytes. */
const ZIP_DATE = new Date(1980, 0, 1);

/** CommonJS packages inside an ES module still call `require`. */
const REQUIRE_BANNER = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * What the SDK imports only where a function never runs: bowser in browsers, to name them, and the providers of
 * credentials that come next to the environment's. Lambda always sets the credentials of the execution role in the
 * environment, which the SDK reads first.
 */
const NEVER_IMPORTED = [
  "bowser",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@aws-sdk/nested-clients/*",
];

/**
 * How every function is bundled. The AWS SDK is included: the runtime's own copy changes without notice and loads more
 * slowly. What the SDK imports on demand goes into separate files, which Node then never reads.
 */
export const BUNDLE_OPTIONS = {
  absWorkingDir: PROJECT,
  bundle: true,
  external: NEVER_IMPORTED,
  minify: true,
  format: "esm",
  // The word lists of every language take half the bytes.
  charset: "utf8",
  splitting: true,
  platform: "node",
  target: "node22",
  mainFields: ["module", "main"],
  sourcemap: "linked",
  sourcesContent: false,
  legalComments: "none",
  outdir: "dist/functions",
  outExtension: { ".js": ".mjs" },
  banner: { js: REQUIRE_BANNER },
  write: false,
  logLevel: "error",
} as const satisfies BuildOptions;

type Files = Record<string, Uint8Array>;

const ownSourcesOnly = (map: Uint8Array): Uint8Array => strToU8(keepOwnSources(strFromU8(map)));

const build = (name: string): Files => {
  const { outputFiles } = buildSync({ ...BUNDLE_OPTIONS, entryPoints: { index: `functions/${name}/handler.ts` } });
  const entry = ({ path, contents }: OutputFile): [string, Uint8Array] => [
    basename(path),
    path.endsWith(".map") ? ownSourcesOnly(contents) : contents,
  ];
  return Object.fromEntries(outputFiles.map(entry));
};

/** Zips files reproducibly: equal content produces equal bytes at any time, on any machine. */
export const packFiles = (files: Readonly<Files>): Uint8Array => {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { mtime: ZIP_DATE, level: 9, os: 3, attrs: 0o644 << 16 });
};

/** Writes a file in one step, since another synth may be reading it. */
export const writeAtomically = (path: string, bytes: Uint8Array): void => {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
};

/**
 * Bundles functions/<name>/handler.ts of each function into index.mjs, the chunks it imports on demand and their source
 * maps, and writes them to <folder>/<name>.zip.
 * @throws what esbuild throws when a handler is missing or does not compile.
 */
export const bundleFunctions = (
  names: readonly string[] = Object.keys(FUNCTIONS),
  folder: string = join(PROJECT, "dist/functions"),
): Map<string, FunctionCode> => {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, files: Files): FunctionCode => {
    const zip = packFiles(files);
    const path = join(folder, `${name}.zip`);
    writeAtomically(path, zip);
    return { path, hash: createHash("sha256").update(zip).digest("base64") };
  };
  return new Map(names.map((name) => [name, write(name, build(name))]));
};
