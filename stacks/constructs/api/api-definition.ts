import { createHash } from "node:crypto";
import { ApiGatewayAuthorizer } from "@cdktf/provider-aws/lib/api-gateway-authorizer/index.js";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api/index.js";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import { Lazy, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { DESCRIPTION_ROUTE } from "../../../functions/shared/api/routes.js";
import type { RouteDefinition } from "../../../functions/shared/http/route.js";
import type { NodeFunction } from "../functions/node-function.js";
import { explainFindings } from "../explain-findings.js";
import { ApiGatewayResponses } from "./api-gateway-responses.js";
import { ApiMethods } from "./api-methods.js";

/** A function behind the API, and what it handles. */
export interface ApiHandler {
  readonly fn: NodeFunction;
  readonly routes: readonly RouteDefinition[];
}

export interface ApiDefinitionProps {
  readonly name: string;
  readonly handlers: readonly ApiHandler[];
  /** Authenticates the caller. */
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
    const { handlers, allowedOrigins } = props;
    const fns = new Map(handlers.flatMap(({ fn, routes }) => routes.map((route) => [route, fn])));
    const fnOf = (route: RouteDefinition): NodeFunction => {
      const fn = fns.get(route);
      if (fn === undefined) throw new Error(`Function of ${route.operationId} not found.`);
      return fn;
    };
    const routes = [...fns.keys(), DESCRIPTION_ROUTE];
    new ApiMethods(this, "methods", { apiId, rootId, authorizerId: authorizer.id, routes, fnOf, allowedOrigins });
    new ApiGatewayResponses(this, "refusals", { apiId, allowedOrigins });
  }

  /** The resources that a deployment makes a copy of. */
  get resources(): readonly TerraformResource[] {
    return this.node.findAll().filter((child) => child instanceof TerraformResource);
  }

  /**
   * Changes only with the definition: SHA-256 of its Terraform configuration, in which other resources are references.
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
    const api = new ApiGatewayRestApi(this, "api", {
      name,
      description: "Submit tickets and follow them",
      endpointConfiguration: { types: ["REGIONAL"] },
      // The authorizer names the usage plan's key; a key that a client sends is ignored.
      apiKeySource: "AUTHORIZER",
    });
    return explainFindings(api, { CKV_AWS_237: "A replaced API has another address, whichever is created first." });
  }
}

interface ApiAuthorizerProps {
  readonly apiId: string;
  /** Prefix of the ARNs of the running API's methods and authorizers. */
  readonly executionArn: string;
  /** Authenticates the caller by the request's headers. */
  readonly fn: NodeFunction;
}

/**
 * Calls the function for every request. API Gateway's cache is off, because with it a request must have every identity
 * source, and our tokens come in either of two headers. The function has its own cache
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
      // Every request has one. Without a source, the provider would set the header Authorization; API Gateway rejects
      // an empty string.
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
