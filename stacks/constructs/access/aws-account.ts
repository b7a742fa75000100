import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region/index.js";
import { Construct } from "constructs";
import type { Conditions } from "./policy-statements.js";

/** The account, region and partition that the stack is deployed to. Only Terraform knows them, at deployment. */
export class AwsAccount extends Construct {
  readonly id: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const partition = new DataAwsPartition(this, "partition");
    this.id = new DataAwsCallerIdentity(this, "caller").accountId;
    this.region = new DataAwsRegion(this, "region").name;
    this.partition = partition.partition;
    this.dnsSuffix = partition.dnsSuffix;
  }

  /** An ARN in this account: `arn("logs", "log-group:/x")`. `region` may be another one, or empty. */
  arn(service: string, resource: string, region = this.region): string {
    return `arn:${this.partition}:${service}:${region}:${this.id}:${resource}`;
  }

  /** Matches only calls that a service makes on behalf of this account, which prevents a confused deputy. */
  isSource(): Conditions {
    return { StringEquals: { "aws:SourceAccount": this.id } };
  }

  /** The same for a service that has no regions, and that also sends its resource's ARN. */
  isSourceOf(globalService: string): Conditions {
    return { ...this.isSource(), ArnLike: { "aws:SourceArn": this.arn(globalService, "*", "") } };
  }
}
