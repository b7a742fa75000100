import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import * as z from "zod";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";

const PackageSchema = z.object({ scripts: z.record(z.string(), z.string()) });

interface ProgramModule {
  readonly createProgram: () => Command;
}

const isProgramModule = (module: unknown): module is ProgramModule =>
  typeof module === "object" &&
  module !== null &&
  "createProgram" in module &&
  typeof module.createProgram === "function";

/** @throws Error if a file, which the script of package.json ends with, has no `createProgram` */
const createProgramOf = async (script: string): Promise<Command> => {
  const file = script.split(" ").at(-1) ?? "";
  const module: unknown = await import(path.join(PROJECT_ROOT, file));
  if (isProgramModule(module)) return module.createProgram();
  throw new Error(`${file} is a script of package.json and exports no createProgram.`);
};

/** The program of every script in package.json, in its order. */
export const allPrograms = async (): Promise<readonly Command[]> => {
  const { scripts } = PackageSchema.parse(JSON.parse(await readFile(path.join(PROJECT_ROOT, "package.json"), "utf8")));
  return Promise.all(Object.values(scripts).map(createProgramOf));
};
