import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { APIGatewayProxyResult } from "aws-lambda";
import { openApiDocument } from "../../../functions/shared/api/openapi-document.js";
import { type OperationId, API_ROUTES } from "../../../functions/shared/api/routes.js";

interface Response {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: object }>>;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface Document {
  readonly paths: Record<string, Record<string, { responses: Record<string, Response | { readonly $ref: string }> }>>;
  readonly components: { readonly responses: Record<string, Response> };
}

const document = openApiDocument() as unknown as Document;
// Not strict: the document around the schemas is not a schema itself, and its fields are not keywords.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "openapi.json");

const compiled = new Map<string, ValidateFunction>();

const validatorOf = (schema: object): ValidateFunction => {
  const absolute = JSON.stringify(schema).replaceAll('"#/', '"openapi.json#/');
  const validate = compiled.get(absolute) ?? ajv.compile(JSON.parse(absolute) as object);
  compiled.set(absolute, validate);
  return validate;
};

/** How `value` violates a schema of the document, which may refer to its components. */
export const violationsOf = (schema: object, value: unknown): readonly string[] => {
  const validate = validatorOf(schema);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
};

const PROBLEM = {
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
} satisfies Response;

const responseTo = (operationId: OperationId | undefined, status: number): Response | undefined => {
  const route = API_ROUTES.find((each) => each.operationId === operationId);
  // The document does not have unknown paths and methods.
  if (route === undefined) return status === 404 || status === 405 ? PROBLEM : undefined;
  const response = document.paths[route.path]?.[route.method.toLowerCase()]?.responses[status];
  return response && "$ref" in response
    ? document.components.responses[response.$ref.split("/").at(-1) ?? ""]
    : response;
};

const headerViolations = ({ headers = {} }: Response, result: APIGatewayProxyResult): readonly string[] =>
  Object.entries(headers).flatMap(([name, { required, schema }]) => {
    const value = result.headers?.[name];
    if (value === undefined) return required === true ? [`${name} is missing`] : [];
    const isNumber = "type" in schema && schema.type === "integer";
    return violationsOf(schema, isNumber ? Number(value) : value).map((text) => `${name}${text}`);
  });

/** How a response violates the OpenAPI document; empty if it conforms. @param operationId undefined: no route */
export const contractViolations = (
  operationId: OperationId | undefined,
  result: APIGatewayProxyResult,
): readonly string[] => {
  const response = responseTo(operationId, result.statusCode);
  if (response === undefined) return [`status ${result.statusCode} is not documented`];
  if (response.content === undefined)
    return [...headerViolations(response, result), ...(result.body === "" ? [] : ["a body is not documented"])];
  const content = response.content[String(result.headers?.["Content-Type"])];
  if (content === undefined) return [`Content-Type ${String(result.headers?.["Content-Type"])} is not documented`];
  return [...headerViolations(response, result), ...violationsOf(content.schema, JSON.parse(result.body))];
};
