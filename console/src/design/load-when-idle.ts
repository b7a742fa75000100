/** The page itself comes first: its code, its data and its first pictures, in ms. */
const PAGE_MS = 2_000;

/** Loads code that a page may need later, when the page is there and the browser has nothing else to do. */
export const loadWhenIdle = (load: () => Promise<unknown>): void => {
  // What cannot be loaded now is loaded when it is needed, and fails there.
  const quietly = () => void load().catch(() => undefined);
  setTimeout(() => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(quietly, { timeout: 5_000 });
    else quietly();
  }, PAGE_MS);
};
