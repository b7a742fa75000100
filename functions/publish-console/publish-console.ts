import pMap from "p-map";
import { cacheControlOf, mediaTypeOf } from "../shared/console/site.js";
import { ASSETS_PATH, INDEX_PATH } from "../shared/console/site-path.js";
import { InvalidInput } from "../shared/lambda/errors.js";

/** A file as browsers get it. */
export interface PublishedFile {
  /** With a slash at its beginning. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly mediaType: string;
  readonly cacheControl: string;
}

/** Where the site is served from. */
export interface Site {
  /** The paths of all files. */
  list(): Promise<readonly string[]>;
  /** Writes or overwrites a file, which is then part of the current build. */
  put(file: PublishedFile): Promise<void>;
  /** Has a file that no build needs any more expire some days from now, unless it is to expire already. */
  retire(path: string): Promise<void>;
}

/** How many files were written, and how many of earlier builds are to expire. */
export interface Publication {
  readonly published: number;
  readonly retired: number;
}

const CONCURRENCY = 8;

const toFile = ([name, content]: readonly [string, Uint8Array]): PublishedFile => {
  const path = `/${name}`;
  const mediaType = mediaTypeOf(path);
  if (mediaType === undefined) throw new InvalidInput(`A build of the console may not have a file ${name}.`);
  return { path, content, mediaType, cacheControl: cacheControlOf(path) };
};

const isAsset = ({ path }: PublishedFile): boolean => path.startsWith(ASSETS_PATH);
const isIndex = ({ path }: PublishedFile): boolean => path === INDEX_PATH;

/**
 * Replaces the site by a build without a moment in which a file is missing: first the files with hashed names, which
 * no page asks for yet, then the others, the page last. Files of earlier builds stay for some days, for pages that are
 * open. Can be repeated after any failure.
 * @param build content by path, without a slash at its beginning
 * @throws InvalidInput if the build has no page, or a file that cannot be served
 */
export const publishConsole = async (build: ReadonlyMap<string, Uint8Array>, site: Site): Promise<Publication> => {
  const files = [...build].map(toFile);
  const index = files.find(isIndex);
  if (index === undefined) throw new InvalidInput("The build of the console has no index.html.");
  const current = new Set(files.map(({ path }) => path));
  const put = (file: PublishedFile): Promise<void> => site.put(file);
  await pMap(files.filter(isAsset), put, { concurrency: CONCURRENCY });
  await pMap(
    files.filter((file) => !isAsset(file) && !isIndex(file)),
    put,
    { concurrency: CONCURRENCY },
  );
  await site.put(index);
  const old = (await site.list()).filter((path) => !current.has(path));
  await pMap(old, (path) => site.retire(path), { concurrency: CONCURRENCY });
  return { published: files.length, retired: old.length };
};
