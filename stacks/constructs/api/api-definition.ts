import { createHash } from "node:crypto";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api/index.js";
import { Lazy, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { RouteDefinition } from "../../../functions/serve-api/contract/route.js";
import { ApiMethods } from "./api-methods.js";
import { ApiGatewayResponses } from "./api-gateway-responses.js";
import type { NodeFunction } from "../functions/node-function.js";
import { ApiGatewayAuthorizer } from "@cdktf/provider-aws/lib/api-gateway-authorizer/index.js";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission/index.js";

export interface ApiDefinitionProps {
  readonly name: string;
  readonly routes: readonly RouteDefinition[];
  /** Answers every method. */
  readonly fn: NodeFunction;
  /** Says who calls. */
  readonly authorizer: NodeFunction;
  readonly allowedOrigins: readonly string[];
}

/** The API's definition. It serves no request until a stage deploys it. */
export class ApiDefinition extends Construct {
  readonly api: ApiGatewayRestApi;

  constructor(scope: Construct, id: string, props: ApiDefinitionProps) {
    super(scope, id);
    this.api = this.#createApi(props.name);
    const { id: apiId, rootResourceId: rootId, executionArn } = this.api;
    const authorizer = new ApiAuthorizer(this, "authorizer", { apiId, executionArn, fn: props.authorizer });
    const { routes, fn, allowedOrigins } = props;
    new ApiMethods(this, "methods", { apiId, rootId, authorizerId: authorizer.id, routes, fn });
    new ApiGatewayResponses(this, "refusals", { apiId, allowedOrigins });
  }

  /** All that a deployment takes a copy of. */
  get resources(): readonly TerraformResource[] {
    return this.node.findAll().filter((child) => child instanceof TerraformResource);
  }

  /**
   * Changes with the definition alone: SHA-256 of its Terraform configuration, in which other resources are references.
   */
  get fingerprint(): string {
    const describe = (resource: TerraformResource): unknown => resource.toTerraform();
    return Lazy.stringValue({
      produce: (context) =>
        createHash("sha256")
          .update(JSON.stringify(context.resolve(this.resources.map(describe))))
          .digest("hex"),
    });
  }

  #createApi(name: string): ApiGatewayRestApi {
    return new ApiGatewayRestApi(this, "api", {
      name,
      description: "Submit tickets and follow them",
      endpointConfiguration: { types: ["REGIONAL"] },
      // The authorizer names the usage plan's key; a key that a client sends counts for nothing.
      apiKeySource: "AUTHORIZER",
    });
  }
}

interface ApiAuthorizerProps {
  readonly apiId: string;
  /** Prefix of the ARNs of the running API's methods and authorizers. */
  readonly executionArn: string;
  /** Says who calls, from the headers. */
  readonly fn: NodeFunction;
}

/**
 * Asks the function about every request. API Gateway's cache is off: with it, a request must carry every identity
 * source, and ours come in either of two headers. The function has a cache of its own
 * (docs/decisions/0010-no-cache-at-the-gateway.md).
 */
class ApiAuthorizer extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { apiId, executionArn, fn }: ApiAuthorizerProps) {
    super(scope, id);
    this.id = new ApiGatewayAuthorizer(this, "authorizer", {
      restApiId: apiId,
      name: "token",
      type: "REQUEST",
      authorizerUri: fn.invokeArn,
      authorizerResultTtlInSeconds: 0,
      // Every request has it. The provider turns none into the header Authorization, and API Gateway takes no empty
      // string.
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
