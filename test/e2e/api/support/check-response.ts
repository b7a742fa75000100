import { expect } from "vitest";
import * as z from "zod";
import type { ReceivedResponse } from "./send-http-request.js";

/** A problem document as the API promises it (docs/api.md), field for field. */
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
});
export type Problem = z.infer<typeof ProblemSchema>;

/** What every answer carries against browsers that guess, frame, leak or remember. */
const SECURITY_HEADERS = {
  "strict-transport-security": expect.stringMatching(/max-age=\d{8,}/),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** What would tell of the inside: ARNs, AWS's own words for things, places in code. */
const INTERNALS =
  /arn:aws|amazonaws|dynamodb|kinesis|lambda|Exception\b|node_modules|\.[cm]?[jt]s:\d+|\n\s+at |\/var\/task|_aws/i;

/** What must not be in any answer. */
export interface Hidden {
  /** Tokens and their parts. */
  readonly secrets: Iterable<string>;
  /** Names of the table, the stream, the functions and so on. */
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

/** What holds of every answer, whatever was asked. */
export const checkResponse = (answer: ReceivedResponse, { secrets, internalNames }: Hidden): void => {
  const whole = `${JSON.stringify(answer.headers)}\n${answer.text}`;
  if (answer.status >= 400) checkProblem(answer);
  else checkContentType(answer);
  expect(answer.headers).toMatchObject(SECURITY_HEADERS);
  expect(answer.text).not.toMatch(INTERNALS);
  holdsNoneOf(whole, secrets, "a secret");
  holdsNoneOf(whole, internalNames, "an internal name");
};

/** The problem that an answer is, of this status. */
export const problemOf = (answer: ReceivedResponse, status: number): Problem => {
  expect(answer.status, answer.text).toBe(status);
  return ProblemSchema.parse(JSON.parse(answer.text));
};
