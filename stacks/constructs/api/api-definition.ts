import { createHash } from "node:crypto";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api/index.js";
import { Lazy, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { RouteDefinition } from "../../../functions/serve-api/contract/route.js";
import { ApiAuthorizer } from "./api-authorizer.js";
import { ApiMethods } from "./api-methods.js";
import { ApiGatewayResponses } from "./api-gateway-responses.js";
import type { NodeFunction } from "../functions/node-function.js";

export interface ApiDefinitionProps {
  readonly name: string;
  readonly routes: readonly RouteDefinition[];
  /** Answers every method. */
  readonly fn: NodeFunction;
  /** Says who calls. */
  readonly authorizer: NodeFunction;
  readonly allowedOrigins: readonly string[];
}

/** What the API is. It answers nobody until a stage deploys it. */
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

  /** Changes with the definition and with nothing else: SHA-256 of what Terraform is told, in which other resources are only named. */
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
