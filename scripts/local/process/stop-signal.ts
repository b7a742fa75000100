/** A signal that aborts when this process is asked to stop, with SIGTERM or Ctrl-C. */
export const stopSignal = (): AbortSignal => {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      controller.abort();
    });
  }
  return controller.signal;
};
