import { msg } from "@lingui/core/macro";
import { ApiError } from "../../api/problem";
import { type ProblemWords, wordsFor } from "../../words/problem-words";

const minutesUntil = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));

/** Words for an error of a sign-in; `refused` are those of a step that the API refused. */
export const signInWords = (error: unknown, refused: ProblemWords): ProblemWords => {
  if (!(error instanceof ApiError)) return wordsFor(error);
  if (error.kind === "sign-in-failed" || error.kind === "invalid-request") return refused;
  if (error.kind !== "too-many-requests") return wordsFor(error);
  const minutes = minutesUntil(error.retryAfter ?? 900);
  return {
    what: msg`There were too many attempts to sign in.`,
    todo: msg`Wait ${minutes} min, then try again. If you have forgotten your password, ask an administrator.`,
  };
};
