import type * as z from "zod";

const SECRETS = new Set(["REDSHIFT_PASSWORD"]);

const held = (name: string, value: string | undefined): string => {
  if (value === undefined) return "is not set";
  return SECRETS.has(name) ? "holds a value that is not shown" : `holds ${JSON.stringify(value)}`;
};

/** One line per faulty variable: `STAGE holds "Prod!": expected 1 to 12 lower-case letters …`. */
export const describeFaults = (error: z.ZodError, environment: NodeJS.ProcessEnv): string[] => {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${held(name, environment[name])}: ${issue.message}`;
  });
  return [...new Set(lines)];
};
