import { ConfigError, readConfig } from "../../../stacks/config/config.js";

/** What readConfig finds wrong with an environment, a line for each fault; none when it can be deployed. */
export const configIssuesOf = (environment: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  return [];
};
