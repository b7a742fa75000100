type Clients = typeof import("../../../functions/shared/lambda/aws-clients.js");

/** How many times shorter than in production the time limits of a function and its slow responses are. */
export const FUNCTION_TIME_SCALE = 10;
/** The same for the retry budget of start-workflow. A busy machine needs time for its attempts. */
export const RETRY_BUDGET_TIME_SCALE = 10;
/** The same for the time limits of a state. */
export const STATE_TIME_SCALE = 20;

/** Seconds that a slow response takes, before scaling. */
export const SLOW_SECONDS = 20;

/**
 * The functions' SDK clients with shorter time limits.
 * @param shortestMs lower bound of a limit, since a busy machine needs time for a good response; a slow one takes 2 s.
 */
export const shortenedClients = (clients: Clients, shortestMs = 1_000): Clients => {
  const shortened = (ms: number): number => Math.max(ms / FUNCTION_TIME_SCALE, shortestMs);
  return {
    ...clients,
    clientSettings: (ms) => clients.clientSettings(shortened(ms)),
    s3Settings: (ms) => clients.s3Settings(shortened(ms)),
  };
};
