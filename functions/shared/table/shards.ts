import { sha256 } from "../contracts/content-hash.js";

/**
 * A partition of an index takes 1,000 writes per second. Where tickets would share one key, its partition key ends with
 * one of these, so that writes spread over 16 partitions. Readers query all of them.
 */
export const SHARDS: readonly string[] = Array.from("0123456789abcdef");

/** @param hash SHA-256 in lower-case hexadecimal digits */
export const shardOfHash = (hash: string): string => hash.slice(0, 1);

/** The same shard for the same text, such as an id. */
export const shardOf = (text: string): string => shardOfHash(sha256(text));
