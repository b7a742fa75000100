import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { mediaTypeOf } from "../../functions/shared/console/site.js";
import { ConfigError } from "../config/config.js";
import { storeZip, type FunctionCode } from "./pack-files.js";

const PROJECT = join(import.meta.dirname, "../..");

/** What the console's deployment uploads. */
export interface ConsoleCode {
  /** The built console. */
  readonly build: FunctionCode;
  /** The function that publishes it. */
  readonly publisher: FunctionCode;
}

/** Files below the folder, by path with slashes; not what Vite keeps for itself in .vite/. */
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .filter((name) => !name.startsWith("."));

/**
 * Packs a built console for its publication.
 * @param folder with index.html and assets/, absolute or relative to the project
 * @throws ConfigError without a build there, or for a file that browsers would not get
 */
export const packConsole = (folder: string, target: string = join(PROJECT, "dist/console")): FunctionCode => {
  const source = join(folder.startsWith("/") ? "" : PROJECT, folder);
  const refuse = (expected: string): never => {
    throw new ConfigError(`CONSOLE_BUILD is ${JSON.stringify(folder)}: expected ${expected}`);
  };
  if (!existsSync(join(source, "index.html")))
    return refuse(
      "a folder with the built console. Build it with `npm run console:build`, or set CONSOLE=false to deploy without it",
    );
  const names = filesOf(source);
  const unknown = names.find((name) => mediaTypeOf(`/${name}`) === undefined);
  if (unknown !== undefined)
    return refuse(`files whose media type is in functions/shared/console/site.ts, which has none for ${unknown}`);
  mkdirSync(target, { recursive: true });
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(source, name))]));
  return storeZip(join(target, "console.zip"), files);
};
