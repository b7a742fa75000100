import { join } from "node:path";
import { buildSync } from "esbuild";

const PROJECT = join(import.meta.dirname, "../..");

/** What esbuild writes for the entry's export: CloudFront runs no modules. */
const EXPORT = /\nexport \{\n {2}handler\n\};\n$/;

/**
 * The code of a CloudFront Function: one script with a function `handler`.
 * @param name of its file in functions/shared/console/edge/
 * @throws Error if the file does not export a function `handler`, and what esbuild throws
 */
export const bundleEdgeFunction = (name: string): string => {
  const { outputFiles } = buildSync({
    absWorkingDir: PROJECT,
    entryPoints: [`functions/shared/console/edge/${name}.ts`],
    bundle: true,
    format: "esm",
    target: "es2019",
    legalComments: "none",
    write: false,
    logLevel: "error",
  });
  const code = outputFiles[0]?.text ?? "";
  if (!EXPORT.test(code)) throw new Error(`${name}.ts does not export exactly one function handler.`);
  return code.replace(EXPORT, "\n");
};
