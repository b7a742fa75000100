import { basename, join } from "node:path";
import { build } from "esbuild";

/** Bundles a program that is measured in a process of its own, minified as functions are. @returns the file to run. */
export const buildRun = async (source: string, folder: string): Promise<string> => {
  const outfile = join(folder, `${basename(source, ".ts")}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node22",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
  });
  return outfile;
};
