import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account/index.js";
import { Construct } from "constructs";
import { ServiceRole } from "../access/service-role.js";

/**
 * The role with which API Gateway writes the logs of every API in the account and region. It belongs to no stage: a
 * stage that owned it would take away the logs of all other stages when it is destroyed.
 */
export class ApiLoggingRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      name,
      description: "Lets API Gateway write the logs of its APIs",
      service: "apigateway.amazonaws.com",
    });
    const reading = ["logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"];
    const writing = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
    // The actions that API Gateway checks when the role is set; on *, because the role is for all APIs.
    role.allow("WriteLogs", [...reading, ...writing], ["*"]);
    this.arn = role.arn;
    new ApiGatewayAccount(this, "setting", {
      cloudwatchRoleArn: role.arn,
      // Without it, the setting would outlive the role, and name one that is gone.
      resetOnDelete: true,
      dependsOn: [role.policy],
    });
  }
}
