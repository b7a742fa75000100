import type { APIGatewayProxyEvent } from "aws-lambda";
import { headerValues } from "../auth/header-values.js";
import { withoutByteOrderMark } from "../contracts/parse-json.js";
import { ApiProblem } from "./problem.js";
import type { RouteDefinition } from "./route.js";

/** Largest accepted body, in bytes: room for the longest description at two and a half bytes per character. */
export const BODY_MAX_BYTES = 256 * 1024;

const JSON_TYPE = /^application\/json[\t ]*(?:;|$)/i;

/** Content codings that leave a body as it is. */
const IDENTITY = /^(?:[\t ]*(?:identity)?[\t ]*(?:,|$))+$/i;

/** What some clients send as an empty body: JSON's blanks, and a byte order mark. */
const ONLY_BLANKS = /^\ufeff?[\t\n\r ]*$/;

const NO_BODY = { pointer: "#", detail: "expected a JSON object" };

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the body of a route that takes one; `undefined` when it is empty and the route does not require it.
 * A body without a Content-Type is read as JSON, as API Gateway does.
 * @throws ApiProblem unsupported-media-type (also for a Content-Encoding other than identity), payload-too-large,
 * malformed-json; invalid-request when the body is missing
 */
export const readBody = (event: APIGatewayProxyEvent, { body, bodyOptional }: RouteDefinition): unknown => {
  if (body === undefined) return undefined;
  if (event.body === null || ONLY_BLANKS.test(event.body)) {
    if (bodyOptional === true) return undefined;
    throw new ApiProblem("invalid-request", "The request has no body.", { errors: [NO_BODY] });
  }
  refuseOtherTypes(headerValues(event, "Content-Type"));
  refuseEncodings(headerValues(event, "Content-Encoding"));
  refuseTooLarge(event.body, event.isBase64Encoded);
  return parseJson(event.isBase64Encoded ? decode(event.body) : event.body);
};

const refuseOtherTypes = (types: readonly string[]): void => {
  if (types.every((type) => JSON_TYPE.test(type.trim()))) return;
  throw new ApiProblem("unsupported-media-type", "Send the body as application/json.");
};

/** A compressed body is refused, not decompressed: a few bytes could become gigabytes. */
const refuseEncodings = (encodings: readonly string[]): void => {
  if (encodings.every((encoding) => IDENTITY.test(encoding))) return;
  throw new ApiProblem("unsupported-media-type", "Send the body as it is, without a Content-Encoding.", {
    errors: [{ header: "Content-Encoding", detail: "expected identity, or no such header" }],
    acceptEncoding: "identity",
  });
};

const refuseTooLarge = (body: string, isBase64: boolean): void => {
  if (Buffer.byteLength(body, isBase64 ? "base64" : "utf8") <= BODY_MAX_BYTES) return;
  throw new ApiProblem("payload-too-large", `The body has more than ${BODY_MAX_BYTES} bytes, the maximum.`);
};

const decode = (body: string): string => {
  try {
    return UTF8.decode(Buffer.from(body, "base64"));
  } catch {
    throw new ApiProblem("malformed-json", "The body is not UTF-8, which JSON must be.");
  }
};

/**
 * Reads JSON, without the byte order mark that some clients write first. The parser's own message is not passed on,
 * because it quotes the body.
 */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(withoutByteOrderMark(text));
  } catch {
    throw new ApiProblem("malformed-json", "The body cannot be parsed as JSON.");
  }
};
