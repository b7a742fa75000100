import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation/index.js";
import { Construct } from "constructs";
import type { FunctionCode } from "../../assets/pack-files.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { uploadFile } from "../data/uploaded-file.js";
import { NodeFunction, type NodeFunctionProps } from "../functions/node-function.js";
import type { ConsoleBucket } from "./console-bucket.js";
import type { ConsoleDistribution } from "./console-distribution.js";

export interface ConsolePublicationProps extends Pick<
  NodeFunctionProps,
  "name" | "code" | "account" | "key" | "logRetentionDays"
> {
  /** The built console. */
  readonly build: FunctionCode;
  /** Gets the build, next to the code of functions. */
  readonly codeBucket: TicketBucket;
  readonly site: ConsoleBucket;
  readonly distribution: ConsoleDistribution;
}

const SETTINGS = {
  description: "Publishes a build of the console, during a deployment.",
  timeoutSeconds: 120,
  memoryMb: 512,
};

/**
 * Publishes the build in the same apply. Terraform's own objects could not do so: it deletes what a new build no longer
 * has, and pages that are open would miss it.
 */
export class ConsolePublication extends Construct {
  constructor(scope: Construct, id: string, props: ConsolePublicationProps) {
    super(scope, id);
    const { build, codeBucket, site, distribution, key } = props;
    const fn = new NodeFunction(this, "publish-console", {
      ...SETTINGS,
      ...props,
      bucket: codeBucket.name,
      concurrency: undefined,
    });
    const version = Buffer.from(build.hash, "base64").toString("hex").slice(0, 16);
    const objectKey = `code/${version}/console.zip`;
    const archive = uploadFile(this, "build", { ...build, bucket: codeBucket.name, key, version, objectKey });
    site.bindPublisher(fn);
    fn.role.allow("ReadBuild", ["s3:GetObject"], [`${codeBucket.arn}/code/*/console.zip`]);
    key.grantDecrypt(fn.role);
    new LambdaInvocation(this, "invocation", {
      functionName: fn.name,
      input: JSON.stringify({ bucket: archive.bucket, key: archive.key }),
      // A new function may publish the same build in another way.
      triggers: { code: props.code.hash },
      // IAM takes some seconds until a new policy is everywhere. A new distribution takes minutes.
      dependsOn: [fn.role.policy, distribution.resource],
    });
  }
}
