import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration/index.js";
import { ApiGatewayMethod } from "@cdktf/provider-aws/lib/api-gateway-method/index.js";
import { ApiGatewayRequestValidator } from "@cdktf/provider-aws/lib/api-gateway-request-validator/index.js";
import { ApiGatewayResource } from "@cdktf/provider-aws/lib/api-gateway-resource/index.js";
import { Construct } from "constructs";
import { methodsAt, methodsOf, requiredQuery, type RouteDefinition } from "../../../functions/shared/http/route.js";
import { DESCRIPTION_ROUTE } from "../../../functions/shared/api/routes.js";
import type { NodeFunction } from "../functions/node-function.js";
import { explainFindings } from "../explain-findings.js";
import { ApiMock } from "./api-mock.js";
import { apiDescription, type MockResponse, preflight, refusal } from "./mock-templates.js";

export interface ApiMethodsProps {
  readonly apiId: string;
  readonly rootId: string;
  readonly authorizerId: string;
  readonly routes: readonly RouteDefinition[];
  /** The function that handles a route; none handles the API's description. */
  readonly fnOf: (route: RouteDefinition) => NodeFunction;
  /** Origins whose pages may read responses. */
  readonly allowedOrigins: readonly string[];
}

/**
 * A method for each route, HEAD wherever GET is, and ANY for the other methods of each path. Functions handle the
 * routes. API Gateway itself answers ANY, which has no authorizer, because browsers send their preflight (OPTIONS)
 * without a token, and the API's description: what anyone may send costs no call of a function.
 */
export class ApiMethods extends Construct {
  readonly #props: ApiMethodsProps;
  readonly #validatorId: string;

  constructor(scope: Construct, id: string, props: ApiMethodsProps) {
    super(scope, id);
    this.#props = props;
    const { apiId, rootId, routes } = props;
    this.#validatorId = new ApiGatewayRequestValidator(this, "validator", {
      restApiId: apiId,
      name: "parameters",
      // The function reads bodies: its problems name the field, and tell a compressed body from one that is not JSON.
      validateRequestBody: false,
      validateRequestParameters: true,
    }).id;
    const paths = new ApiPaths(this, "paths", { apiId, rootId, paths: routes.map(({ path }) => path) });
    for (const route of routes)
      for (const method of methodsOf(route)) this.#addMethod(route, method, paths.idOf(route.path));
    for (const [name, resourceId, path] of paths.all) this.#addRest(name, resourceId, path);
  }

  #addMethod(route: RouteDefinition, httpMethod: string, resourceId: string): void {
    const id = httpMethod === route.method ? route.operationId : `${httpMethod.toLowerCase()}-${route.operationId}`;
    const method = this.#createMethod(id, route, { httpMethod, resourceId });
    if (route === DESCRIPTION_ROUTE) this.#mock(id, method, apiDescription(this.#props.allowedOrigins));
    else this.#integrate(id, method, route);
  }

  /** Every method of a path that has no route. */
  #addRest(name: string, resourceId: string, path: string): void {
    const { routes, allowedOrigins } = this.#props;
    const methods = methodsAt(path, routes);
    const response = refusal(methods, allowedOrigins);
    this.#mock(`any-${name}`, this.#createRest(name, resourceId), response, preflight(methods, allowedOrigins));
  }

  #mock(id: string, method: ApiGatewayMethod, response: MockResponse, toPreflight?: MockResponse): void {
    const optional = toPreflight === undefined ? {} : { preflight: toPreflight };
    new ApiMock(this, `${id}-mock`, { apiId: this.#props.apiId, method, response, ...optional });
  }

  #createMethod(id: string, route: RouteDefinition, at: Pick<ApiGatewayMethod, "httpMethod" | "resourceId">) {
    const method = new ApiGatewayMethod(this, id, {
      restApiId: this.#props.apiId,
      ...at,
      operationName: id,
      requestParameters: {
        ...Object.fromEntries(
          Object.keys(route.parameters?.shape ?? {}).map((name) => [`method.request.path.${name}`, true]),
        ),
        ...Object.fromEntries(requiredQuery(route).map((name) => [`method.request.querystring.${name}`, true])),
      },
      requestValidatorId: this.#validatorId,
      ...this.#access(route),
    });
    if (route.access === "public")
      explainFindings(method, route.tag === "Sign-in" ? SIGN_IN_FINDINGS : PUBLIC_FINDINGS);
    return method;
  }

  /** A usage plan only counts requests to methods that require a key; here the authorizer sends it. */
  #access({ access }: RouteDefinition) {
    return access === "public"
      ? { authorization: "NONE" }
      : { authorization: "CUSTOM", authorizerId: this.#props.authorizerId, apiKeyRequired: true };
  }

  #createRest(name: string, resourceId: string): ApiGatewayMethod {
    const method = new ApiGatewayMethod(this, `any-${name}`, {
      restApiId: this.#props.apiId,
      resourceId,
      httpMethod: "ANY",
      authorization: "NONE",
    });
    return explainFindings(method, REST_FINDINGS);
  }

  #integrate(id: string, method: ApiGatewayMethod, route: RouteDefinition): void {
    new ApiGatewayIntegration(this, `${id}-integration`, {
      restApiId: this.#props.apiId,
      resourceId: method.resourceId,
      httpMethod: method.httpMethod,
      type: "AWS_PROXY",
      integrationHttpMethod: "POST",
      uri: this.#props.fnOf(route).invokeArn,
    });
  }
}

export interface ApiPathsProps {
  readonly apiId: string;
  /** Resource of the path `/`. */
  readonly rootId: string;
  /** Such as `/tickets/{id}`; may contain duplicates. */
  readonly paths: readonly string[];
}

const PUBLIC_FINDINGS = {
  CKV_AWS_59: "The API's description and its health are for everyone, and hold no one's data.",
};

const SIGN_IN_FINDINGS = {
  CKV_AWS_59: "Who signs in has no token yet. The function limits attempts by account and by address.",
};

/** Of the answer to methods that a path does not have. */
const REST_FINDINGS = {
  CKV_AWS_59: "It only says which methods the path has.",
  CKV2_AWS_53: "It reads nothing of the request.",
};

/** `tickets-id` for `/tickets/{id}`. */
const nameOf = (path: string): string =>
  path
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)
    .join("-");

/** The tree of API Gateway's resources, one for each part of a path. */
export class ApiPaths extends Construct {
  readonly #ids = new Map<string, string>();
  readonly #paths: ReadonlySet<string>;

  constructor(scope: Construct, id: string, { apiId, rootId, paths }: ApiPathsProps) {
    super(scope, id);
    this.#paths = new Set(paths);
    this.#ids.set("", rootId);
    for (const path of this.#paths) this.#create(apiId, path);
  }

  /** Name and resource of each path, and the path. */
  get all(): readonly (readonly [name: string, resourceId: string, path: string])[] {
    return [...this.#paths].map((path) => [nameOf(path), this.idOf(path), path]);
  }

  /** @throws Error if the API does not have the path. */
  idOf(path: string): string {
    const id = this.#ids.get(path);
    if (id === undefined) throw new Error(`Path ${path} not found.`);
    return id;
  }

  #create(restApiId: string, path: string): string {
    const known = this.#ids.get(path);
    if (known !== undefined) return known;
    const [parent, pathPart] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
    const parentId = this.#create(restApiId, parent);
    const { id } = new ApiGatewayResource(this, nameOf(path), { restApiId, parentId, pathPart });
    this.#ids.set(path, id);
    return id;
  }
}
