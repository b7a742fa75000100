import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { APIGatewayProxyResult } from "aws-lambda";
import { openApiDocument } from "../../../functions/serve-api/contract/openapi.js";
import { type OperationId, API_ROUTES } from "../../../functions/serve-api/contract/routes.js";

interface Response {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: object }>>;
  readonly content: Readonly<Record<string, { readonly schema: object }>>;
}
interface Document {
  readonly paths: Record<string, Record<string, { responses: Record<string, Response | { readonly $ref: string }> }>>;
  readonly components: { readonly responses: Record<string, Response> };
}

const document = openApiDocument() as unknown as Document;
// Not strict: the document around the schemas is none, and its words are no keywords.
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

/** Where `value` departs from a schema of the document, which may refer to its components. */
export const violationsOf = (schema: object, value: unknown): readonly string[] => {
  const validate = validatorOf(schema);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
};

const PROBLEM = {
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
} satisfies Response;

const responseTo = (operationId: OperationId | undefined, status: number): Response | undefined => {
  const route = API_ROUTES.find((each) => each.operationId === operationId);
  // A path or a method that the API does not have is not in its document either.
  if (route === undefined) return status === 404 || status === 405 ? PROBLEM : undefined;
  const response = document.paths[route.path]?.[route.method.toLowerCase()]?.responses[status];
  return response && "$ref" in response
    ? document.components.responses[response.$ref.split("/").at(-1) ?? ""]
    : response;
};

const headerViolations = ({ headers = {} }: Response, answer: APIGatewayProxyResult): readonly string[] =>
  Object.entries(headers).flatMap(([name, { required, schema }]) => {
    const value = answer.headers?.[name];
    if (value === undefined) return required === true ? [`${name} is missing`] : [];
    const isNumber = "type" in schema && schema.type === "integer";
    return violationsOf(schema, isNumber ? Number(value) : value).map((text) => `${name}${text}`);
  });

/** Where an answer departs from the OpenAPI document: empty when it keeps to it. `undefined` stands for no operation at all. */
export const contractViolations = (
  operationId: OperationId | undefined,
  answer: APIGatewayProxyResult,
): readonly string[] => {
  const response = responseTo(operationId, answer.statusCode);
  if (response === undefined) return [`status ${answer.statusCode} is not documented`];
  const content = response.content[String(answer.headers?.["Content-Type"])];
  if (content === undefined) return [`Content-Type ${String(answer.headers?.["Content-Type"])} is not documented`];
  return [...headerViolations(response, answer), ...violationsOf(content.schema, JSON.parse(answer.body))];
};
