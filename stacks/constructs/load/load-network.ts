import { GlueConnection } from "@cdktf/provider-aws/lib/glue-connection/index.js";
import { Construct } from "constructs";
import type { NetworkConfig } from "../../config/warehouse-config.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { ServiceRole } from "../access/service-role.js";

export interface LoadNetworkProps {
  readonly name: string;
  readonly network: NetworkConfig;
  readonly account: AwsAccount;
}

/** None of these actions supports resource-level permissions. */
const READ_ACTIONS = [
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcEndpoints",
];

/** Runs the load in a subnet, which needs a route to S3, CloudWatch and the Redshift Data API. */
export class LoadNetwork extends Construct {
  readonly connectionName: string;
  readonly #props: LoadNetworkProps;

  constructor(scope: Construct, id: string, props: LoadNetworkProps) {
    super(scope, id);
    this.#props = props;
    this.connectionName = this.#createConnection().name;
  }

  /** Lets `role` join the subnet, with network interfaces that Glue creates, tags and deletes. */
  grantJoin(role: ServiceRole): void {
    const { account, network } = this.#props;
    const ec2 = (resource: string) => account.arn("ec2", resource);
    const locations = [`subnet/${network.subnetIds[0] ?? "*"}`, `security-group/${network.securityGroupId}`];
    const interfaces = ec2("network-interface/*");
    const glue = ["catalog", `connection/${this.connectionName}`].map((resource) => account.arn("glue", resource));
    role.allow("LookAtNetwork", READ_ACTIONS, ["*"]);
    role.allow("CreateInterfaces", ["ec2:CreateNetworkInterface"], [interfaces, ...locations.map(ec2)]);
    role.allow("DeleteInterfaces", ["ec2:DeleteNetworkInterface"], [interfaces]);
    role.allow("TagInterfaces", ["ec2:CreateTags", "ec2:DeleteTags"], [interfaces], {
      "ForAllValues:StringEquals": { "aws:TagKeys": ["aws-glue-service-resource"] },
    });
    role.allow("ReadConnection", ["glue:GetConnection"], glue);
  }

  #createConnection(): GlueConnection {
    const { name, network } = this.#props;
    return new GlueConnection(this, "connection", {
      name,
      connectionType: "NETWORK",
      physicalConnectionRequirements: {
        availabilityZone: network.availabilityZone,
        securityGroupIdList: [network.securityGroupId],
        ...(network.subnetIds[0] === undefined ? {} : { subnetId: network.subnetIds[0] }),
      },
    });
  }
}
