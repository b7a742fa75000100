/** Loads code that a page may need later, when the browser has nothing else to do. */
export const loadWhenIdle = (load: () => Promise<unknown>): void => {
  // What cannot be loaded now is loaded when it is needed, and fails there.
  const quietly = () => void load().catch(() => undefined);
  if ("requestIdleCallback" in globalThis) requestIdleCallback(quietly, { timeout: 5_000 });
  else setTimeout(quietly, 2_000);
};
