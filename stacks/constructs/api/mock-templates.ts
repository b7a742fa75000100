import { DESCRIPTION_ROUTE } from "../../../functions/shared/api/routes.js";
import { openApiDocument } from "../../../functions/shared/api/openapi-document.js";
import { methodNotAllowed } from "../../../functions/shared/http/problem.js";
import { problemDocument, problemHeaders } from "../../../functions/shared/http/problem-response.js";
import { corsHeaders, preflightHeaders, SECURITY_HEADERS } from "../../../functions/shared/http/response-headers.js";

type Headers = Readonly<Record<string, string>>;

/** A response that API Gateway makes itself, from a mapping template in the Velocity Template Language. */
export interface MockResponse {
  readonly status: number;
  /** Headers of every response. */
  readonly headers: Headers;
  /** Headers that the template sets. API Gateway refuses to set one that `headers` already has. */
  readonly templateHeaders: readonly string[];
  readonly template: string;
}

/** A fixed value is written in single quotes, so that one within the value can only be written by a template. */
const isQuotable = ([, value]: readonly [string, string]): boolean => !value.includes("'");

const setHeader = (name: string, value: string): string =>
  `#set($context.responseOverride.header.${name} = "${value}")`;

/**
 * Names are in any case: API Gateway passes them as the client wrote them, and HTTP/2 has lower case only. A header
 * that is missing is null, and so is never assigned to a variable, which Velocity would leave as it was.
 */
const isFrom = (origin: string): string =>
  ["Origin", "origin"].map((name) => `$input.params().header.get("${name}") == "${origin}"`).join(" || ");

/** Headers that only pages of the allowed origins get: a template can choose one of several origins. */
const forOrigins = (origins: readonly string[], headersFor: (origin: string) => Headers) =>
  origins.map((origin) => ({
    origin,
    headers: Object.fromEntries(Object.entries(headersFor(origin)).filter(([name]) => name !== "Vary")),
  }));

type OriginHeaders = ReturnType<typeof forOrigins>;

const originLines = (choices: OriginHeaders): readonly string[] =>
  choices.flatMap(({ origin, headers }) => [
    `#if(${isFrom(origin)})`,
    ...Object.entries(headers).map(([name, value]) => setHeader(name, value)),
    "#end",
  ]);

const respond = (status: number, own: Headers, origins: OriginHeaders, body: readonly string[]): MockResponse => {
  const all = Object.entries({ ...SECURITY_HEADERS, Vary: "Origin", ...own });
  const unquotable = all.filter((header) => !isQuotable(header));
  return {
    status,
    headers: Object.fromEntries(all.filter(isQuotable)),
    templateHeaders: [
      ...unquotable.map(([name]) => name),
      ...new Set(origins.flatMap(({ headers }) => Object.keys(headers))),
    ],
    template: [...unquotable.map(([name, value]) => setHeader(name, value)), ...originLines(origins), ...body].join(
      "\n",
    ),
  };
};

const corsOf = (origins: readonly string[]): OriginHeaders =>
  forOrigins(origins, (origin) => corsHeaders(new Set([origin]), origin));

/** A document as a template: Velocity reads `$` and `#`, Terraform `%{`, and JSON has another way to write each. */
const escapeDocument = (json: string): string =>
  json.replaceAll(/[$#%]/g, (character) => String.raw`\u00${character.charCodeAt(0).toString(16)}`);

/** The body of all but HEAD, whose response has the same headers and no body. */
const unlessHead = (body: string): readonly string[] => ['#if($context.httpMethod != "HEAD")', body, "#end"];

/** The response to a method that a path does not have: 405, with the methods that it has. */
export const refusal = (methods: readonly string[], origins: readonly string[]): MockResponse => {
  const problem = methodNotAllowed(methods);
  const document = problemDocument(problem, "$context.requestId");
  return respond(document.status, problemHeaders(problem), corsOf(origins), unlessHead(JSON.stringify(document)));
};

/** The response to a browser's preflight, which asks what a page of its origin may send. */
export const preflight = (methods: readonly string[], origins: readonly string[]): MockResponse => {
  const choices = forOrigins(origins, (origin) => ({
    ...corsHeaders(new Set([origin]), origin),
    ...preflightHeaders(new Set([origin]), origin, methods),
  }));
  return respond(204, { Allow: methods.join(", ") }, choices, []);
};

const PATH = DESCRIPTION_ROUTE.path;

/** The base of the API's paths: the stage, or the base path of a custom domain. */
const SET_BASE = `#set($base = $context.path.replace("${PATH}/", "").replace("${PATH}", ""))`;
const BASE = '#if($base == "")/#else$base#end';
const MARK = "the base path";

/** The API's description. The template has it whole: see the limit of its size in the tests. */
export const apiDescription = (origins: readonly string[]): MockResponse => {
  const document = escapeDocument(JSON.stringify(openApiDocument(MARK))).replace(MARK, BASE);
  return respond(200, { "Content-Type": "application/json" }, corsOf(origins), [SET_BASE, ...unlessHead(document)]);
};
