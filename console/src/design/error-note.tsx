import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError } from "../api/problem";
import { type ProblemWords, wordsFor } from "../words/problem-words";

interface ErrorNoteProps {
  readonly error: unknown;
  /** Better words for the thing concerned than those of the kind of problem. */
  readonly words?: ProblemWords | undefined;
  /** What to do about it, such as a button. */
  readonly action?: ReactNode;
}

/** What went wrong and what to do, beside the thing concerned. Read out when it appears. */
export const ErrorNote = ({ error, words = wordsFor(error), action }: ErrorNoteProps) => {
  const { _ } = useLingui();
  const { t } = useWords();
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  return (
    <div role="alert" className="flex gap-2.5 rounded-md bg-danger-ground px-3 py-2.5 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-text" />
      <div className="min-w-0 grow">
        <p className="font-medium text-danger-text">{_(words.what)}</p>
        <p>{_(words.todo)}</p>
        {requestId !== undefined && <p className="mt-1 font-mono text-xs text-muted">{t`Reference: ${requestId}`}</p>}
        {action !== undefined && <div className="mt-2">{action}</div>}
      </div>
    </div>
  );
};
