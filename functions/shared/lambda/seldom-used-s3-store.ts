import type { S3ClientConfig } from "@aws-sdk/client-s3";
import { onFirstUse } from "../contracts/on-first-use.js";

/**
 * As S3JsonStore, for a function that writes few objects: the SDK's code for S3, a fourth of what it would read when it
 * starts, is read with the first object.
 */
export const seldomUsedS3Store = (settings: S3ClientConfig, bucket: string) => {
  const store = onFirstUse(async () => {
    const { S3JsonStore } = await import("./s3-json-store.js");
    return new S3JsonStore(settings, bucket);
  });
  return {
    put: async (key: string, body: string): Promise<void> => {
      await (await store()).put(key, body);
    },
  };
};
