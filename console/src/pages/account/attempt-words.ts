import { msg } from "@lingui/core/macro";
import type { ApiError } from "../../api/problem";
import type { ProblemWords } from "../../words/problem-words";

/** Attempts to sign in are limited; so are those of this page. */
export const tooManyAttempts = ({ retryAfter = 900 }: ApiError): ProblemWords => {
  const minutes = Math.max(1, Math.ceil(retryAfter / 60));
  return { what: msg`There were too many attempts.`, todo: msg`Wait ${minutes} min, then try again.` };
};
