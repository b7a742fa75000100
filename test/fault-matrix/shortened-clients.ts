import { FUNCTION_TIME_SCALE } from "./faults.js";

type Clients = typeof import("../../functions/shared/lambda/aws-clients.js");

/**
 * The functions' SDK clients with their time limits shortened, like everything else here that takes time.
 * @param shortestMs on a busy machine a good answer takes its time; a slow one takes 2 s.
 */
export const shortenedClients = ({ clientSettings, s3Settings }: Clients, shortestMs = 300): Partial<Clients> => {
  const shortened = (ms: number): number => Math.max(ms / FUNCTION_TIME_SCALE, shortestMs);
  return {
    clientSettings: (ms) => clientSettings(shortened(ms)),
    s3Settings: (ms) => s3Settings(shortened(ms)),
  };
};
