import { ApiGatewayIntegrationResponse } from "@cdktf/provider-aws/lib/api-gateway-integration-response/index.js";
import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration/index.js";
import { ApiGatewayMethodResponse } from "@cdktf/provider-aws/lib/api-gateway-method-response/index.js";
import type { ApiGatewayMethod } from "@cdktf/provider-aws/lib/api-gateway-method/index.js";
import { Construct } from "constructs";
import type { MockResponse } from "./mock-templates.js";

export interface ApiMockProps {
  readonly apiId: string;
  readonly method: ApiGatewayMethod;
  /** The response to every request, or to all but preflights. */
  readonly response: MockResponse;
  /** The response to OPTIONS, where the method is ANY. */
  readonly preflight?: MockResponse;
}

/**
 * Media types of bodies that get the response. API Gateway has no template for any type: a body of another type gets
 * 415, without a call of the function either.
 */
const BODY_TYPES = [
  "application/json",
  "application/octet-stream",
  "application/problem+json",
  "application/x-www-form-urlencoded",
  "application/xml",
  "multipart/form-data",
  "text/html",
  "text/plain",
  "text/xml",
];

const statusTemplate = ({ response, preflight }: ApiMockProps): string =>
  preflight === undefined
    ? JSON.stringify({ statusCode: response.status })
    : [
        '#if($context.httpMethod == "OPTIONS")',
        JSON.stringify({ statusCode: preflight.status }),
        "#else",
        JSON.stringify({ statusCode: response.status }),
        "#end",
      ].join("\n");

/** A method that API Gateway answers itself: requests that nobody has authenticated cost no call of a function. */
export class ApiMock extends Construct {
  constructor(scope: Construct, id: string, props: ApiMockProps) {
    super(scope, id);
    const { apiId: restApiId, method, response, preflight } = props;
    const integration = new ApiGatewayIntegration(this, "integration", {
      restApiId,
      resourceId: method.resourceId,
      httpMethod: method.httpMethod,
      type: "MOCK",
      passthroughBehavior: "NEVER",
      requestTemplates: Object.fromEntries(BODY_TYPES.map((type) => [type, statusTemplate(props)])),
    });
    this.#respond(integration, response);
    if (preflight !== undefined) this.#respond(integration, preflight, String(preflight.status));
  }

  /** @param selectionPattern which statuses of the integration get the response. @default all others */
  #respond(integration: ApiGatewayIntegration, response: MockResponse, selectionPattern?: string): void {
    const at = {
      restApiId: integration.restApiId,
      resourceId: integration.resourceId,
      httpMethod: integration.httpMethod,
      statusCode: String(response.status),
    };
    const nameOf = (header: string): string => `method.response.header.${header}`;
    const declared = new ApiGatewayMethodResponse(this, `declared-${response.status}`, {
      ...at,
      responseParameters: Object.fromEntries(
        [...Object.keys(response.headers), ...response.templateHeaders].map((name) => [nameOf(name), true]),
      ),
    });
    new ApiGatewayIntegrationResponse(this, `response-${response.status}`, {
      ...at,
      ...(selectionPattern === undefined ? {} : { selectionPattern }),
      responseParameters: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [nameOf(name), `'${value}'`]),
      ),
      responseTemplates: { "application/json": response.template },
      dependsOn: [integration, declared],
    });
  }
}
