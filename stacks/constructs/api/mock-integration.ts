import type { MockResponse } from "./mock-templates.js";

/** A JSON object, as a part of the API's body. */
export type Json = Readonly<Record<string, unknown>>;

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

const statusTemplate = (response: MockResponse, preflight: MockResponse | undefined): string =>
  preflight === undefined
    ? JSON.stringify({ statusCode: response.status })
    : [
        '#if($context.httpMethod == "OPTIONS")',
        JSON.stringify({ statusCode: preflight.status }),
        "#else",
        JSON.stringify({ statusCode: response.status }),
        "#end",
      ].join("\n");

/** A response that the method declares: API Gateway sets no header that is not declared. */
const declared = ({ headers, templateHeaders }: MockResponse): Json => ({
  description: "From a template.",
  headers: Object.fromEntries(
    [...Object.keys(headers), ...templateHeaders].map((name) => [name, { schema: { type: "string" } }]),
  ),
});

const integrationResponse = ({ status, headers, template }: MockResponse): Json => ({
  statusCode: String(status),
  responseParameters: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
  ),
  responseTemplates: { "application/json": template },
});

/**
 * Responses and integration of an operation that API Gateway answers itself: requests that nobody has authenticated
 * cost no call of a function.
 * @param response the response to every request, or to all but preflights
 * @param preflight the response to OPTIONS, where the method is ANY
 */
export const mocked = (response: MockResponse, preflight?: MockResponse): Json => ({
  responses: {
    [response.status]: declared(response),
    ...(preflight && { [preflight.status]: declared(preflight) }),
  },
  "x-amazon-apigateway-integration": {
    type: "mock",
    passthroughBehavior: "never",
    requestTemplates: Object.fromEntries(BODY_TYPES.map((type) => [type, statusTemplate(response, preflight)])),
    // By the status that the request's template chose.
    responses: {
      default: integrationResponse(response),
      ...(preflight && { [preflight.status]: integrationResponse(preflight) }),
    },
  },
});
