import { ConfigError, readConfig } from "../../../stacks/config/config.js";

/** The issues that readConfig finds in an environment, one per line; empty if there are none. */
export const configIssuesOf = (environment: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  return [];
};
