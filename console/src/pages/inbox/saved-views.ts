import { useState } from "react";
import { readStored, writeStored } from "../../browser/stored";
import { usePerson } from "../../session/use-session";
import { type InboxSearch, readSearch } from "./search";

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly search: InboxSearch;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** What was stored, as far as it can be read. */
const parseViews = (json: string | undefined): readonly SavedView[] => {
  try {
    const stored: unknown = JSON.parse(json ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored
      .filter(isRecord)
      .flatMap(({ id, name, search }) =>
        typeof id === "string" && typeof name === "string" && isRecord(search)
          ? [{ id, name, search: readSearch(search) }]
          : [],
      );
  } catch {
    return [];
  }
};

/** Views that the person has given a name, on this device. */
export const useSavedViews = () => {
  const { id: personId } = usePerson();
  const key = `console.inbox-views/${personId}`;
  const [views, setViews] = useState(() => parseViews(readStored(key)));
  const keep = (next: readonly SavedView[]): boolean => {
    setViews(next);
    return writeStored(key, JSON.stringify(next));
  };
  return {
    views,
    /** @returns whether the browser keeps it */
    save: (name: string, search: InboxSearch) => keep([...views, { id: crypto.randomUUID(), name, search }]),
    rename: (id: string, name: string) => keep(views.map((view) => (view.id === id ? { ...view, name } : view))),
    remove: (id: string) => keep(views.filter((view) => view.id !== id)),
  };
};
