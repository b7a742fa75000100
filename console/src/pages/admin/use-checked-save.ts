import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Conflict } from "../../changes/use-change";
import type { Fields, KeptFormState } from "../../drafts/kept-form";

/** The version of something for which the API has none: its fields as they are saved. */
export const versionOf = <Name extends string>(fields: Fields<Name>): string => JSON.stringify(fields);

interface CheckedSaveOptions<Name extends string, Saved> {
  /** A form whose version is from {@link versionOf}. */
  readonly form: KeptFormState<Name>;
  /** Reads the fields as they are saved now. */
  readonly read: () => Promise<Fields<Name>>;
  readonly save: (fields: Fields<Name>) => Promise<Saved>;
  readonly onSaved: (saved: Saved) => void;
}

/**
 * Saves a form, unless what is saved has changed since the person began: then `conflict` has both states until they
 * have chosen one. The API does not compare versions of users and agents, so of two who save within the same second the
 * later one wins; the audit trail has both changes.
 */
export const useCheckedSave = <Name extends string, Saved>(options: CheckedSaveOptions<Name, Saved>) => {
  const { form, read, save, onSaved } = options;
  const [conflict, setConflict] = useState<Conflict<Fields<Name>, string>>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (base: string) => {
      const theirs = await read();
      // Saved already: the response was lost.
      const isMine = versionOf(theirs) === versionOf(form.fields);
      return versionOf(theirs) === base || isMine ? { saved: await save(form.fields) } : { theirs };
    },
    onSuccess: (outcome) => {
      if ("saved" in outcome) onSaved(outcome.saved);
      else setConflict({ input: versionOf(outcome.theirs), mine: form.fields, theirs: outcome.theirs });
    },
  });
  return {
    save: () => {
      if (!isPending) mutate(form.version);
    },
    isPending,
    error,
    conflict,
    keepMine: () => {
      if (conflict !== undefined) mutate(conflict.input);
      setConflict(undefined);
    },
    takeTheirs: () => {
      form.clear();
      setConflict(undefined);
    },
  };
};
