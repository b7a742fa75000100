/** The page of every route of the console. */
export const INDEX_PATH = "/index.html";

/** Folder of the files whose names contain a hash of their content. */
export const ASSETS_PATH = "/assets/";

/**
 * Path of the file that a request gets: routes, whose last segment has no dot, get the page; everything else is a file,
 * and a missing one stays missing. A page in place of a script would be a syntax error in the browser. CloudFront runs
 * this too, in a JavaScript of its own: no destructuring, no regular expressions of recent years.
 */
export const toFilePath = (path: string): string =>
  path.slice(path.lastIndexOf("/") + 1).includes(".") || path.startsWith(ASSETS_PATH) ? path : INDEX_PATH;
