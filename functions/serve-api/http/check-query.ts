import type { APIGatewayProxyEvent } from "aws-lambda";
import * as z from "zod";
import type { FieldError } from "../contract/problem.js";
import type { RouteDefinition } from "../contract/route.js";
import { toFieldErrors, inParameter } from "./field-errors.js";

interface Checked {
  readonly value: unknown;
  readonly faults: readonly FieldError[];
}

const NO_PARAMETERS = z.strictObject({});

/** Every parameter with its values, in the order of the request. */
const queryOf = (event: APIGatewayProxyEvent): [name: string, values: readonly string[]][] =>
  Object.entries(event.multiValueQueryStringParameters ?? event.queryStringParameters ?? {}).map(([name, values]) => [
    name,
    [values ?? []].flat(),
  ]);

/** Checks the query. A caller's may hold nothing unknown, so that a misspelt filter is not taken for none; a public one may. */
export const checkQuery = (event: APIGatewayProxyEvent, { query, access }: RouteDefinition): Checked => {
  if (query === undefined && access === "public") return { value: undefined, faults: [] };
  const sent = queryOf(event);
  const repeated = sent.filter(([, values]) => values.length > 1).map(([name]) => name);
  const result = checkParameters(
    query ?? NO_PARAMETERS,
    Object.fromEntries(sent.map(([name, [first]]) => [name, first])),
  );
  const twice = repeated.map((name) => ({ ...inParameter([name]), detail: "expected once, not several times" }));
  return { value: query && result.value, faults: [...result.faults, ...twice] };
};

/** Checks the parameters of the path, which API Gateway has decoded. */
export const checkPath = (event: APIGatewayProxyEvent, { parameters }: RouteDefinition): Checked =>
  parameters === undefined ? { value: undefined, faults: [] } : checkParameters(parameters, event.pathParameters ?? {});

const checkParameters = (schema: z.ZodObject, values: Readonly<Record<string, unknown>>): Checked => {
  const { success, data, error } = schema.safeParse(values);
  return success ? { value: data, faults: [] } : { value: undefined, faults: toFieldErrors(error.issues, inParameter) };
};
