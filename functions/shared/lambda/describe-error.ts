/** An error's name and message as log fields; of what was thrown and is no error, nothing is told, since it may hold anything. */
export const describeError = (error: unknown): Record<string, string> =>
  error instanceof Error ? { error: error.name, reason: error.message } : { error: "Error" };
