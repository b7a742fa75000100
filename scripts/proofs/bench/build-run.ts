import { basename, join } from "node:path";
import { build } from "esbuild";
import { BUNDLE_OPTIONS } from "../../../stacks/assets/bundle.js";

/**
 * Bundles a program that is measured in a process of its own, with the options of the deployed functions.
 *
 * @param source TypeScript file of the program.
 * @param folder where the bundle is written.
 * @returns the file to run.
 */
export const buildRun = async (source: string, folder: string): Promise<string> => {
  const name = basename(source, ".ts");
  await build({ ...BUNDLE_OPTIONS, entryPoints: { [name]: source }, outdir: folder, sourcemap: false, write: true });
  return join(folder, `${name}.mjs`);
};
