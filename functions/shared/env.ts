/** A variable the function needs is not set: the deployment is wrong, so the function fails on its first call, by name. */
export class MissingEnvironment extends Error {
  override readonly name = "MissingEnvironment";
}

/**
 * Reads environment variables: `readEnv({ bucket: "TICKET_BUCKET" })` gives `{ bucket: "…" }`.
 * @throws MissingEnvironment naming every variable that is unset or empty.
 */
export const readEnv = <Key extends string>(
  variables: Readonly<Record<Key, string>>,
  source: NodeJS.ProcessEnv = process.env,
): Readonly<Record<Key, string>> => {
  const names: string[] = Object.values(variables);
  const missing = names.filter((name) => !source[name]);
  if (missing.length > 0) throw new MissingEnvironment(`Set the environment variable(s) ${missing.join(", ")}.`);
  const result: Record<Key, string> = { ...variables };
  for (const key in variables) result[key] = source[variables[key]] ?? "";
  return result;
};
