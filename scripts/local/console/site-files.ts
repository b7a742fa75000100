import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { isCompressible, mediaTypeOf } from "../../../functions/shared/console/site.js";

/** As fast as a browser on the same machine needs; CloudFront's own level is about the same. */
const BROTLI_QUALITY = 5;

export type Encoding = "br" | "gzip" | "identity";

/** A file of the site as a response has it. */
export interface SiteFile {
  readonly mediaType: string;
  /** Of content and encoding. */
  readonly etag: string;
  readonly encoding: Encoding;
  readonly body: Buffer;
}

const compress = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
};

const compressed = (body: Buffer, encoding: Exclude<Encoding, "identity">): Promise<Buffer> =>
  encoding === "br"
    ? compress.br(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    : compress.gzip(body);

/** Weights of the codings that a client accepts, by name (RFC 9110, 12.5.3). */
const weightsIn = (acceptEncoding: string): ReadonlyMap<string, number> =>
  new Map(
    acceptEncoding.split(",").map((item) => {
      const [coding = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return [coding, weight === undefined ? 1 : Number(weight) || 0];
    }),
  );

/** The smallest coding that the client accepts. */
export const chooseEncoding = (acceptEncoding: string): Encoding => {
  const weights = weightsIn(acceptEncoding);
  const accepts = (coding: string): boolean => (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
  if (accepts("br")) return "br";
  return accepts("gzip") ? "gzip" : "identity";
};

/** The files of a built console, read when they are asked for, so that a new build is there at once. */
export class SiteFiles {
  readonly #compressed = new Map<string, Promise<Buffer>>();

  /** @param folder with index.html and assets/ */
  constructor(private readonly folder: string) {}

  /** @returns undefined if the site has no such file */
  async find(sitePath: string, encoding: Encoding): Promise<SiteFile | undefined> {
    const mediaType = mediaTypeOf(sitePath);
    const content = mediaType === undefined ? undefined : await this.#read(sitePath);
    if (mediaType === undefined || content === undefined) return undefined;
    const hash = createHash("sha256").update(content).digest("base64url").slice(0, 20);
    const chosen = isCompressible(mediaType) ? encoding : "identity";
    const etag = `"${hash}-${chosen}"`;
    const body = chosen === "identity" ? content : await this.#compress(etag, content, chosen);
    return { mediaType, etag, encoding: chosen, body };
  }

  /** A link is no file of the build, and could lead anywhere. */
  async #read(sitePath: string): Promise<Buffer | undefined> {
    const file = path.join(this.folder, ...sitePath.split("/"));
    const found = await lstat(file).catch(() => undefined);
    return found?.isFile() === true ? await readFile(file) : undefined;
  }

  #compress(etag: string, content: Buffer, encoding: Exclude<Encoding, "identity">): Promise<Buffer> {
    const known = this.#compressed.get(etag);
    if (known !== undefined) return known;
    const body = compressed(content, encoding);
    this.#compressed.set(etag, body);
    return body;
  }
}
