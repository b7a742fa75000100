import type { Construct } from "constructs";
import type { ConsoleCode } from "../assets/console-build.js";
import type { StackConfig } from "../config/config.js";
import { ConsoleBucket } from "../constructs/console/console-bucket.js";
import { ConsoleDistribution } from "../constructs/console/console-distribution.js";
import type { ConsoleProof } from "../constructs/console/console-proof.js";
import { ConsolePublication } from "../constructs/console/console-publication.js";
import type { ResourceNames } from "../names.js";
import type { Api } from "./api-parts.js";
import type { Parts } from "./pipeline-parts.js";

interface ConsoleProps {
  readonly config: StackConfig;
  readonly names: ResourceNames;
  readonly code: ConsoleCode;
  readonly proof: ConsoleProof;
}

/** Creates the web console: its files, their publication, and CloudFront in front of them and of the API. */
export const createConsole = (
  scope: Construct,
  { config, names, code, proof }: ConsoleProps,
  { account, key, bucket: codeBucket }: Parts,
  { api }: Api,
) => {
  const site = new ConsoleBucket(scope, "console-files", { name: names.consoleBucket(account.id) });
  const domain = config.console?.domain;
  const distribution = new ConsoleDistribution(scope, "console", {
    name: names.console,
    bucket: site,
    apiHost: `${api.id}.execute-api.${account.region}.${account.dnsSuffix}`,
    proof,
    domain,
  });
  new ConsolePublication(scope, "console-publication", {
    name: names.fn("publish-console"),
    code: code.publisher,
    build: code.build,
    account,
    key,
    logRetentionDays: config.logRetentionDays,
    codeBucket,
    site,
    distribution,
  });
  return { distribution, site, url: `https://${domain?.name ?? distribution.domainName}` };
};
export type Console = ReturnType<typeof createConsole>;
