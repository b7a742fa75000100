/** A request's headers as API Gateway passes them: names as the client wrote them, in one of two forms or in both. */
export interface RequestHeaders {
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null | undefined;
}

/** Every value of a header, whose name may be in any case; empty if it was not sent. */
export const headerValues = ({ headers, multiValueHeaders }: RequestHeaders, name: string): readonly string[] => {
  const all = valuesByName(multiValueHeaders, name);
  return all.length > 0 ? all : valuesByName(headers, name);
};

const valuesByName = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>> | null | undefined,
  name: string,
): readonly string[] =>
  Object.entries(headers ?? {})
    .filter(([key]) => key.length === name.length && key.toLowerCase() === name.toLowerCase())
    .flatMap(([, value]) => value ?? []);
