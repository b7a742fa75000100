import { createHash } from "node:crypto";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api/index.js";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import { type IResolvable, Lazy, Token } from "cdktf";
import { Construct } from "constructs";
import { DESCRIPTION_ROUTE } from "../../../functions/shared/api/routes.js";
import type { RouteDefinition } from "../../../functions/shared/http/route.js";
import type { NodeFunction } from "../functions/node-function.js";
import { explainFindings } from "../explain-findings.js";
import { apiBody } from "./api-body.js";
import type { Json } from "./mock-integration.js";

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

const DESCRIPTION = "Submit tickets and follow them";

/** The API's definition. It serves no request until a stage deploys it. */
export class ApiDefinition extends Construct {
  readonly api: ApiGatewayRestApi;
  /** The body as JSON, in which other resources are references. */
  readonly #body: IResolvable;

  constructor(scope: Construct, id: string, props: ApiDefinitionProps) {
    super(scope, id);
    const document = this.#describe(props);
    // A JSON text with tokens in it would take CDKTF 15 s to resolve, so each value is resolved before.
    this.#body = Lazy.anyValue({ produce: (context) => JSON.stringify(context.resolve(document)) });
    this.api = this.#createApi(props.name);
    this.#allowInvoke(props.authorizer);
  }

  /** Changes only with the definition: SHA-256 of the body. */
  get fingerprint(): string {
    const hash = (body: unknown): string => createHash("sha256").update(String(body)).digest("hex");
    return Lazy.stringValue({ produce: (context) => hash(context.resolve(this.#body)) });
  }

  #describe({ name, handlers, authorizer, allowedOrigins }: ApiDefinitionProps): Json {
    const fns = new Map(handlers.flatMap(({ fn, routes }) => routes.map((route) => [route, fn])));
    const uriOf = (route: RouteDefinition): string => {
      const fn = fns.get(route);
      if (fn === undefined) throw new Error(`Function of ${route.operationId} not found.`);
      return fn.invokeArn;
    };
    const routes = [...fns.keys(), DESCRIPTION_ROUTE];
    const authorizerUri = authorizer.invokeArn;
    return apiBody({ name, description: DESCRIPTION, routes, uriOf, authorizerUri, allowedOrigins });
  }

  /**
   * The arguments repeat what the body says, or the provider would show each as a change: it reads them from AWS, where
   * the body has set them.
   */
  #createApi(name: string): ApiGatewayRestApi {
    const api = new ApiGatewayRestApi(this, "api", {
      name,
      description: DESCRIPTION,
      endpointConfiguration: { types: ["REGIONAL"] },
      apiKeySource: "AUTHORIZER",
      body: Token.asString(this.#body),
      // What the body does not have is removed.
      putRestApiMode: "overwrite",
      // Otherwise API Gateway leaves out what it does not understand, and nobody hears of it.
      failOnWarnings: true,
      // The required descriptions of responses would become API Gateway's documentation, which nothing publishes.
      parameters: { ignore: "documentation" },
    });
    return explainFindings(api, { CKV_AWS_237: "A replaced API has another address, whichever is created first." });
  }

  /** For any authorizer of this API: it has one, and API Gateway chooses its id. */
  #allowInvoke(authorizer: NodeFunction): void {
    new LambdaPermission(new Construct(this, "authorizer"), "permission", {
      functionName: authorizer.arn,
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      sourceArn: `${this.api.executionArn}/authorizers/*`,
      // Without permission, API Gateway would refuse all requests while it is replaced.
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
