import type * as z from "zod";

const SECRETS = new Set(["REDSHIFT_PASSWORD"]);

const describeSetValue = (name: string, value: string | undefined): string => {
  if (value === undefined) return "is not set";
  return SECRETS.has(name) ? "holds a value that is not shown" : `holds ${JSON.stringify(value)}`;
};

/** One line per faulty variable, its first fault: `STAGE holds "Prod!": expected 1 to 12 lower-case letters …`. */
export const describeConfigIssues = (error: z.ZodError, environment: NodeJS.ProcessEnv): string[] => {
  const messages = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = String(path[0]);
    if (!messages.has(name)) messages.set(name, message);
  }
  return Array.from(messages, ([name, message]) => `${name} ${describeSetValue(name, environment[name])}: ${message}`);
};
