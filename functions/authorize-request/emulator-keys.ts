import { FetchError } from "aws-jwt-verify/error";
import type { Fetcher } from "aws-jwt-verify/https";

/** As long as the library waits for AWS. */
const TIMEOUT_MS = 3_000;

/**
 * Reads a user pool's keys from an emulator. Its JWTs name AWS as their issuer, as real ones do, and the library reads keys
 * by HTTPS from there alone; an emulator has them at the same path under its own address.
 */
export const emulatorKeys = (endpoint: string): Fetcher => ({
  fetch: async (uri) => {
    const address = new URL(new URL(uri).pathname, endpoint);
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
      throw new FetchError(address.href, error);
    });
    if (!response.ok) throw new FetchError(address.href, `status ${response.status}`);
    return response.arrayBuffer();
  },
});
