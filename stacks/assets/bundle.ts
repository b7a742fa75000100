import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSync, type BuildOptions, type OutputFile } from "esbuild";
import { strFromU8, strToU8 } from "fflate";
import { FUNCTIONS } from "../functions.js";
import { BundleCache } from "./bundle-cache.js";
import { storeZip, type FunctionCode } from "./pack-files.js";
import { keepOwnSources } from "./source-map.js";

const PROJECT = join(import.meta.dirname, "../..");

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
 * What bundles have instead of what the code imports. No client of a function speaks HTTP/2 (clientSettings), but that
 * of Bedrock would load it. stdnum has a build of modules, of which a bundle has only what is used; Node itself reads
 * only its other build.
 */
const REPLACED = {
  "node:http2": join(PROJECT, "stacks/assets/no-http2.ts"),
  "stdnum/lib/cjs": "stdnum/lib/esm",
};

/**
 * How every function is bundled. The AWS SDK is included: the runtime's own copy changes without notice and loads more
 * slowly. What the SDK imports on demand goes into separate files, which Node then never reads.
 */
export const BUNDLE_OPTIONS = {
  absWorkingDir: PROJECT,
  bundle: true,
  external: NEVER_IMPORTED,
  alias: REPLACED,
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
  metafile: true,
  logLevel: "error",
} as const satisfies BuildOptions;

type Files = Record<string, Uint8Array>;

const ownSourcesOnly = (map: Uint8Array): Uint8Array => strToU8(keepOwnSources(strFromU8(map)));

interface Built {
  readonly files: Files;
  /** Paths of all files that were read, relative to the project. */
  readonly sources: readonly string[];
}

const build = (name: string): Built => {
  const { outputFiles, metafile } = buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: { index: `functions/${name}/handler.ts` },
  });
  const entry = ({ path, contents }: OutputFile): [string, Uint8Array] => [
    basename(path),
    path.endsWith(".map") ? ownSourcesOnly(contents) : contents,
  ];
  return { files: Object.fromEntries(outputFiles.map(entry)), sources: Object.keys(metafile.inputs) };
};

/** What decides over every bundle, besides the files that are bundled. */
const HOW_BUNDLES_ARE_MADE = [
  "stacks/assets/bundle.ts",
  "stacks/assets/pack-files.ts",
  "stacks/assets/source-map.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/**
 * Bundles functions/<name>/handler.ts of each function into index.mjs, the chunks it imports on demand and their source
 * maps, and writes them to <folder>/<name>.zip. A function whose zip is there, made of the same files, is not bundled
 * again.
 * @throws what esbuild throws when a handler is missing or does not compile.
 */
export const bundleFunctions = (
  names: readonly string[] = Object.keys(FUNCTIONS),
  folder: string = join(PROJECT, "dist/functions"),
): Map<string, FunctionCode> => {
  mkdirSync(folder, { recursive: true });
  const cache = new BundleCache(folder, PROJECT, HOW_BUNDLES_ARE_MADE);
  const make = (name: string): FunctionCode => {
    const startedAt = Date.now();
    const { files, sources } = build(name);
    const code = storeZip(join(folder, `${name}.zip`), files);
    cache.keep(name, code, sources, startedAt);
    return code;
  };
  return new Map(names.map((name) => [name, cache.find(name) ?? make(name)]));
};
