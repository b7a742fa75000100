import { expect } from "vitest";
import * as z from "zod";
import type { ReceivedResponse } from "./send-http-request.js";

/** A problem document, exactly as documented in docs/api.md. */
const ProblemSchema = z.strictObject({
  type: z.string().regex(/^urn:ticket-pipeline:problem:[a-z]+(-[a-z]+)*$/),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  requestId: z.string().min(1),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().startsWith("#").optional(),
        parameter: z.string().optional(),
        header: z.string().optional(),
        detail: z.string().min(1),
      }),
    )
    .min(1)
    .optional(),
  current: z.looseObject({}).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** Security headers of every response. */
const SECURITY_HEADERS = {
  "strict-transport-security": expect.stringMatching(/max-age=\d{8,}/),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Text that reveals internals: ARNs, names of AWS services and errors, positions in code. */
const INTERNALS =
  /arn:aws|amazonaws|dynamodb|kinesis|lambda|Exception\b|node_modules|\.[cm]?[jt]s:\d+|\n\s+at |\/var\/task|"_aws"/i;

/** Text that no response may contain. */
export interface Hidden {
  /** Tokens and parts of them. */
  readonly secrets: Iterable<string>;
  /** Names of resources, such as the table and the functions. */
  readonly internalNames: Iterable<string>;
}

const holdsNoneOf = (text: string, hidden: Iterable<string>, what: string): void => {
  for (const name of hidden) expect(text.includes(name), `${what} in ${text.slice(0, 300)}`).toBe(false);
};

const checkProblem = ({ method, status, headers, text }: ReceivedResponse): void => {
  expect(headers["content-type"]).toMatch(/^application\/problem\+json(;|$)/);
  if (method === "HEAD") expect(text).toBe("");
  else expect(ProblemSchema.parse(JSON.parse(text)).status).toBe(status);
};

const checkContentType = ({ headers, text }: ReceivedResponse): void => {
  if (text !== "") expect(headers["content-type"]).toMatch(/^application\/json(;|$)/);
};

/** Checks what is true of every response, to any request. */
export const checkResponse = (response: ReceivedResponse, { secrets, internalNames }: Hidden): void => {
  const whole = `${JSON.stringify(response.headers)}\n${response.text}`;
  if (response.status >= 400) checkProblem(response);
  else checkContentType(response);
  expect(response.headers).toMatchObject(SECURITY_HEADERS);
  expect(response.text).not.toMatch(INTERNALS);
  holdsNoneOf(whole, secrets, "a secret");
  holdsNoneOf(whole, internalNames, "an internal name");
};

/** Expects a problem document with this status, and returns it. */
export const problemOf = (response: ReceivedResponse, status: number): Problem => {
  expect(response.status, response.text).toBe(status);
  return ProblemSchema.parse(JSON.parse(response.text));
};
