import { useLingui } from "@lingui/react";
import { type QueryClient, type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer } from "../api/answer";
import { ApiError } from "../api/problem";
import { showToast } from "../design/toast";
import { wordsFor } from "../words/problem-words";

/** What a query keeps of a thing that can be changed: itself, and its version for If-Match. */
export type Versioned<T> = Pick<Answer<T>, "data" | "etag">;

/** A change that somebody else's was faster than: what this person wants, and what there is now. */
export interface Conflict<T, Input> {
  readonly input: Input;
  readonly mine: T;
  readonly theirs: T;
}

interface ChangeOptions<T, Input> {
  /** Key of the query whose data is a {@link Versioned} of the thing. */
  readonly queryKey: QueryKey;
  /** The thing as it will be, shown until the API has answered. */
  readonly apply: (current: T, input: Input) => T;
  /** Sends the change under If-Match. The API answers with the whole thing. */
  readonly send: (input: Input, etag: string | undefined) => Promise<Versioned<T>>;
  /** Reads the thing as it is now, after a 412. */
  readonly read: () => Promise<Versioned<T>>;
  /** Whether a refusal is shown by whoever calls, beside the thing, instead of in a toast. */
  readonly isQuiet?: boolean;
}

const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 412;

const versioned = <T>(queries: QueryClient, queryKey: QueryKey): Versioned<T> | undefined =>
  queries.getQueryData<Versioned<T>>(queryKey);

/**
 * Changes a thing at once, and takes it back with words if the API refuses. Changes of one thing are sent one after the
 * other, each with the version that the one before it made. If somebody else was faster, `conflict` has both states
 * until the person has chosen one with `keepMine` or `takeTheirs`.
 */
export const useChange = <T, Input>(options: ChangeOptions<T, Input>) => {
  const { queryKey, apply, send, read, isQuiet = false } = options;
  const queries = useQueryClient();
  const { _ } = useLingui();
  const [conflict, setConflict] = useState<Conflict<T, Input>>();
  const scope = JSON.stringify(queryKey);

  const refuse = async (error: unknown, input: Input): Promise<void> => {
    if (isStale(error)) {
      const now = await read();
      queries.setQueryData(queryKey, now);
      setConflict({ input, mine: apply(now.data, input), theirs: now.data });
      return;
    }
    void queries.invalidateQueries({ queryKey });
    if (isQuiet) return;
    const { what, todo } = wordsFor(error);
    showToast({ tone: "problem", text: `${_(what)} ${_(todo)}` });
  };

  const mutation = useMutation<Versioned<T>, unknown, Input, Versioned<T> | undefined>({
    mutationKey: ["change", scope],
    scope: { id: scope },
    mutationFn: (input) => send(input, versioned<T>(queries, queryKey)?.etag),
    onMutate: async (input) => {
      await queries.cancelQueries({ queryKey });
      const before = versioned<T>(queries, queryKey);
      if (before !== undefined) queries.setQueryData(queryKey, { ...before, data: apply(before.data, input) });
      return before;
    },
    onError: (error, input, before) => {
      if (before !== undefined) queries.setQueryData(queryKey, before);
      return refuse(error, input);
    },
    onSuccess: ({ data, etag }) => {
      // While more changes of it wait, the page already shows them, too.
      const isLast = queries.isMutating({ mutationKey: ["change", scope] }) === 1;
      const shown = versioned<T>(queries, queryKey);
      queries.setQueryData(queryKey, { data: isLast || shown === undefined ? data : shown.data, etag });
    },
  });

  return {
    change: mutation.mutate,
    changeAsync: mutation.mutateAsync,
    isPending: mutation.isPending,
    error: conflict === undefined ? mutation.error : null,
    conflict,
    keepMine: () => {
      if (conflict !== undefined) mutation.mutate(conflict.input);
      setConflict(undefined);
    },
    takeTheirs: () => {
      setConflict(undefined);
    },
  };
};
