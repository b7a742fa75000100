import type { APIGatewayProxyEvent } from "aws-lambda";

/** Every value of a header, whose name is in any case; none if it was not sent. */
export const headerValues = (event: APIGatewayProxyEvent, name: string): readonly string[] => {
  const all = valuesByName(event.multiValueHeaders, name);
  return all.length > 0 ? all : valuesByName(event.headers, name);
};

const valuesByName = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>> | null | undefined,
  name: string,
): readonly string[] =>
  Object.entries(headers ?? {})
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .flatMap(([, value]) => value ?? []);
