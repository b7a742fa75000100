import { useSyncExternalStore } from "react";

let text = "";
const listeners = new Set<() => void>();

const set = (next: string): void => {
  text = next;
  for (const listener of listeners) listener();
};

/** Says something to who hears the page and does not see it change: "3 new tickets". */
export const announce = (words: string): void => {
  // The same words again are only read when the region was empty in between.
  set("");
  setTimeout(() => {
    set(words);
  }, 50);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const LiveRegion = () => (
  <div aria-live="polite" className="sr-only">
    {useSyncExternalStore(subscribe, () => text)}
  </div>
);
