import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod";
import { parseJson } from "../../functions/shared/contracts/parse-json.js";
import { digestOf, writeAtomically, type FunctionCode } from "./pack-files.js";

/** From what a zip was made, as SHA-256 in base64 by path; and its own. */
const Recipe = z.object({ zip: z.string(), files: z.record(z.string(), z.string()) });

/**
 * Zips of an earlier build, which stay as long as every file that went into them is the same: with them, a synth takes
 * less than half the time. A recipe beside each zip (`<name>.json`) names its files by content, not by date.
 */
export class BundleCache {
  readonly #digests = new Map<string, string>();

  /**
   * @param folder of the zips
   * @param project folder to which the paths of files are relative
   * @param always files that are part of every recipe: how bundles are made, and the versions of packages
   */
  constructor(
    private readonly folder: string,
    private readonly project: string,
    private readonly always: readonly string[],
  ) {}

  /** The zip of a function when it would be made of the same files again; otherwise undefined. */
  find(name: string): FunctionCode | undefined {
    const path = join(this.folder, `${name}.zip`);
    const recipe = Recipe.safeParse(parseJson(this.#read(this.#recipeOf(name))?.toString())).data;
    if (recipe?.zip !== this.#digestOf(path)) return undefined;
    const isSame = ([file, before]: [string, string]): boolean => this.#digestOf(this.#absolute(file)) === before;
    const named = this.always.every((file) => file in recipe.files);
    return named && Object.entries(recipe.files).every(isSame) ? { path, hash: recipe.zip } : undefined;
  }

  /**
   * Notes from which files a zip was just made; nothing when one of them changed meanwhile.
   * @param startedAt when they began to be read, in milliseconds since 1970
   */
  keep(name: string, code: FunctionCode, files: readonly string[], startedAt: number): void {
    const all = [...this.always, ...files];
    if (all.some((file) => statSync(this.#absolute(file)).mtimeMs >= startedAt)) return;
    const digests = Object.fromEntries(all.map((file) => [file, this.#digestOf(this.#absolute(file))]));
    const recipe: z.infer<typeof Recipe> = { zip: code.hash, files: digests };
    writeAtomically(this.#recipeOf(name), Buffer.from(JSON.stringify(recipe)));
  }

  #recipeOf(name: string): string {
    return join(this.folder, `${name}.json`);
  }

  #absolute(file: string): string {
    return resolve(this.project, file);
  }

  #read(path: string): Buffer | undefined {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  }

  /** Functions share most of their files, so that each is read once. "" for a file that is not there. */
  #digestOf(path: string): string {
    const known = this.#digests.get(path);
    if (known !== undefined) return known;
    const bytes = this.#read(path);
    const found = bytes === undefined ? "" : digestOf(bytes);
    this.#digests.set(path, found);
    return found;
  }
}
