import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { unzipSync } from "fflate";
import * as z from "zod";
import { s3Settings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { call } from "../shared/lambda/errors.js";
import { publishConsole, type Publication } from "./publish-console.js";
import { S3Site } from "./s3-site.js";

const REQUEST_TIMEOUT_MS = 10_000;

const env = readEnv({ siteBucket: "SITE_BUCKET" });
const client = new S3Client(s3Settings(REQUEST_TIMEOUT_MS));
const site = new S3Site(client, env.siteBucket);

/** What Terraform passes: where it has put the build, as a zip. */
const EventSchema = z.object({ bucket: z.string(), key: z.string() });

const readBuild = async (Bucket: string, Key: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  const { Body } = await call("S3 GetObject", client.send(new GetObjectCommand({ Bucket, Key })));
  return new Map(Object.entries(unzipSync((await Body?.transformToByteArray()) ?? new Uint8Array())));
};

/** Publishes a build of the console. Terraform invokes it during a deployment, which fails when it does. */
export const handler = async (event: unknown): Promise<Publication> => {
  const { bucket, key } = EventSchema.parse(event);
  return publishConsole(await readBuild(bucket, key), site);
};
