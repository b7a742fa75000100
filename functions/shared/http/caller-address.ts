import { createHash, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import type { APIGatewayProxyEvent } from "aws-lambda";
import * as z from "zod";
import { headerValues } from "../auth/header-values.js";
import { PROOF_HEADER, VIEWER_HEADER } from "../console/viewer-headers.js";

const AddressSchema = z.object({ sourceIp: z.string() });

const isProof = (value: string, sha256: string): boolean => {
  const [actual, expected] = [createHash("sha256").update(value).digest(), Buffer.from(sha256, "hex")];
  return actual.length === expected.length && timingSafeEqual(actual, expected);
};

/**
 * The address of whoever sent a request: the one that connected to API Gateway, or, for a request that the console's
 * CloudFront distribution passed on, the one that connected to CloudFront. Headers are the client's own words: the
 * address in one counts only beside the proof that only that distribution knows.
 * @param proofSha256 of the proof, in hexadecimal; undefined without a console
 */
export const callerAddress = (event: APIGatewayProxyEvent, proofSha256: string | undefined): string => {
  const source = AddressSchema.safeParse(event.requestContext.identity).data?.sourceIp ?? "";
  const [proof, ...moreProofs] = headerValues(event, PROOF_HEADER);
  const [viewer, ...moreViewers] = headerValues(event, VIEWER_HEADER);
  if (proofSha256 === undefined || proof === undefined || viewer === undefined) return source;
  if (moreProofs.length + moreViewers.length > 0 || isIP(viewer) === 0) return source;
  return isProof(proof, proofSha256) ? viewer : source;
};
