import { ApiGatewayAuthorizer } from "@cdktf/provider-aws/lib/api-gateway-authorizer/index.js";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import { Construct } from "constructs";
import type { NodeFunction } from "../functions/node-function.js";

export interface ApiAuthorizerProps {
  readonly apiId: string;
  /** Starts the ARN of whatever belongs to the API when it runs. */
  readonly executionArn: string;
  /** Says who calls, from the headers. */
  readonly fn: NodeFunction;
}

/**
 * Asks the function about every request. API Gateway's cache is off: with it, a request must carry every identity source,
 * and ours come in either of two headers. The function has a cache of its own (docs/decisions/0010-no-cache-at-the-gateway.md).
 */
export class ApiAuthorizer extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { apiId, executionArn, fn }: ApiAuthorizerProps) {
    super(scope, id);
    this.id = new ApiGatewayAuthorizer(this, "authorizer", {
      restApiId: apiId,
      name: "token",
      type: "REQUEST",
      authorizerUri: fn.invokeArn,
      authorizerResultTtlInSeconds: 0,
      // Every request has it. The provider turns none into the header Authorization, and API Gateway takes no empty string.
      identitySource: "context.requestId",
    }).id;
    new LambdaPermission(this, "permission", {
      functionName: fn.arn,
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      sourceArn: `${executionArn}/authorizers/${this.id}`,
    });
  }
}
