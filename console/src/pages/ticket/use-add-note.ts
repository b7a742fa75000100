import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { mayHaveHappened } from "../../api/problem";
import { notes, readNotes } from "../../desk/queries";
import { usePerson } from "../../session/use-session";
import { addNote } from "./queries";

/** A note whose response was lost, and how many notes there were before it. */
interface Lost {
  readonly text: string;
  readonly before: number;
}

/** Adds a note, once: before a note whose response was lost is sent again, it is looked for. */
export const useAddNote = (ticketId: string, onAdded: () => void) => {
  const queries = useQueryClient();
  const { id } = usePerson();
  const lost = useRef<Lost>(undefined);
  const { queryKey } = notes(ticketId);

  const isThere = async ({ text, before }: Lost): Promise<boolean> =>
    (await readNotes(ticketId)).slice(before).some((note) => note.author === id && note.text === text);

  return useMutation({
    mutationFn: async (text: string) => {
      if (lost.current?.text !== text) lost.current = undefined;
      if (lost.current !== undefined && (await isThere(lost.current))) return;
      const before = queries.getQueryData(queryKey)?.length ?? 0;
      try {
        await addNote(ticketId, text);
      } catch (error) {
        if (mayHaveHappened(error)) lost.current ??= { text, before };
        throw error;
      }
    },
    onSuccess: () => {
      lost.current = undefined;
      onAdded();
      void queries.invalidateQueries({ queryKey });
    },
  });
};
