import { useEffect, useRef, useState } from "react";
import { readStored, storedKeys, writeStored } from "../browser/stored";
import { usePerson } from "../session/use-session";

/** Drafts that nobody has touched for this long are removed, in ms: 30 days. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1_000;

/** A text is kept this long after the last key, in ms: not with every key, but before anybody can reload. */
const DELAY_MS = 150;

const PREFIX = "console.draft/";

interface Kept {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  "text" in value &&
  typeof value.text === "string" &&
  "at" in value &&
  typeof value.at === "number";

const parse = (json: string | undefined): Kept | undefined => {
  try {
    const value: unknown = JSON.parse(json ?? "null");
    return isKept(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const storageKey = (personId: string, key: string): string => `${PREFIX}${personId}/${key}`;

const read = (key: string): string => parse(readStored(key))?.text ?? "";

const write = (key: string, text: string): boolean =>
  writeStored(key, text === "" ? undefined : JSON.stringify({ text, at: Date.now() }));

/**
 * Gives a text back as the draft of a person, for a page that is not open: useKeptDraft finds it there. What they have
 * typed there since stays below it.
 */
export const returnToDraft = (personId: string, key: string, text: string): void => {
  const stored = storageKey(personId, key);
  const typed = read(stored);
  write(stored, typed === "" || typed === text ? text : `${text}\n\n${typed}`);
};

/** Removes drafts of anybody that are too old to be of use. */
export const removeOldDrafts = (): void => {
  const keys = storedKeys().filter((key) => key.startsWith(PREFIX));
  for (const key of keys) if (Date.now() - (parse(readStored(key))?.at ?? 0) > KEEP_MS) writeStored(key, undefined);
};

/**
 * A text that its writer has not sent yet. It survives a reload, a lost network and the end of the session, on this
 * device and for this person alone.
 * @param key what it is about: `reply/TKT-1`, `note/TKT-1`
 */
export const useKeptDraft = (key: string) => {
  const { id } = usePerson();
  const stored = storageKey(id, key);
  const [state, setState] = useState(() => ({ stored, text: read(stored), isKept: true }));
  // Another ticket on the same page: its own draft.
  if (state.stored !== stored) setState({ stored, text: read(stored), isKept: true });

  const pending = useRef<{ readonly stored: string; readonly text: string } | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = () => {
    clearTimeout(timer.current);
    const draft = pending.current;
    pending.current = undefined;
    if (draft === undefined) return;
    const isKeptNow = write(draft.stored, draft.text);
    setState((now) => (now.stored === draft.stored && now.isKept !== isKeptNow ? { ...now, isKept: isKeptNow } : now));
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const keepNow = () => {
      latest.current();
    };
    addEventListener("pagehide", keepNow);
    return () => {
      removeEventListener("pagehide", keepNow);
      keepNow();
    };
  }, [stored]);

  return {
    text: state.text,
    /** Whether the browser keeps it: its storage may be off or full. */
    isKept: state.isKept,
    setText: (text: string) => {
      setState((now) => ({ ...now, text }));
      pending.current = { stored, text };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        latest.current();
      }, DELAY_MS);
    },
    /** After it was sent. */
    clear: () => {
      clearTimeout(timer.current);
      pending.current = undefined;
      write(stored, "");
      setState((now) => ({ ...now, text: "" }));
    },
  };
};
