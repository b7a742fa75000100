/** What the browser keeps under a key; undefined if nothing, or if it keeps nothing at all. */
export const readStored = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a text, or removes what was kept. @returns whether the browser keeps it: its storage may be off or full */
export const writeStored = (key: string, value: string | undefined): boolean => {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
};

/** Keys under which the browser keeps something. */
export const storedKeys = (): readonly string[] => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};
