/** A call of the API, for people and for `fetch`. */
export interface ApiRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
}

/** In single quotes, which a shell reads nothing into. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The request as a line for a shell. A header value such as `$API_TOKEN` is left for the shell to fill in. */
export const curlLine = ({ method, url, headers, body }: ApiRequest): string =>
  [
    "curl -sS",
    ...(method === "GET" ? [] : [`-X ${method}`]),
    quoted(url),
    ...Object.entries(headers).map(([name, value]) =>
      value.startsWith("$") ? `-H "${name}: ${value}"` : `-H ${quoted(`${name}: ${value}`)}`,
    ),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
  ].join(" ");
