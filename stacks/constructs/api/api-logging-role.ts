import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account/index.js";
import { Construct } from "constructs";
import { ServiceRole } from "../access/service-role.js";

/**
 * The role with which API Gateway writes the logs of every API in the account and region. There is one such setting, so the
 * last stack to set it wins, and API_LOGGING_ROLE=existing leaves it alone.
 */
export class ApiLoggingRole extends Construct {
  /** What a stage must wait for before it may log. */
  readonly setting: ApiGatewayAccount;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      name,
      description: "Lets API Gateway write the logs of its APIs",
      service: "apigateway.amazonaws.com",
    });
    const reading = ["logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"];
    const writing = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
    // The actions that API Gateway checks for when the role is set, on *, since it is the role of all APIs.
    role.allow("WriteLogs", [...reading, ...writing], ["*"]);
    this.setting = new ApiGatewayAccount(this, "setting", {
      cloudwatchRoleArn: role.arn,
      dependsOn: [role.policy],
    });
  }
}
