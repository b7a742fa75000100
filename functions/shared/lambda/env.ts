/** An environment variable that the function needs is missing or invalid: an error in the deployment. */
export class MissingEnvironment extends Error {
  override readonly name = "MissingEnvironment";
}

/**
 * Reads environment variables: `readEnv({ bucket: "TICKET_BUCKET" })` returns `{ bucket: "…" }`.
 * @throws MissingEnvironment naming every variable that is unset or empty
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

/**
 * Reads a number from 0 to 1: `readShare("CONFIDENCE_FLOOR")`.
 * @throws MissingEnvironment when the variable is unset, empty or anything else
 */
export const readShare = (variable: string, source: NodeJS.ProcessEnv = process.env): number => {
  const text = readEnv({ share: variable }, source).share.trim();
  const share = Number(text);
  if (text !== "" && share >= 0 && share <= 1) return share;
  throw new MissingEnvironment(`${variable} is "${text}"; expected a number from 0 to 1.`);
};

/**
 * Reads a whole number of 1 or more: `readCount("PROMPT_MAX_TOKENS")`.
 * @throws MissingEnvironment when the variable is unset, empty or anything else
 */
export const readCount = (variable: string, source: NodeJS.ProcessEnv = process.env): number => {
  const text = readEnv({ count: variable }, source).count.trim();
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new MissingEnvironment(`${variable} is "${text}"; expected a whole number of 1 or more.`);
};

/**
 * Reads one of some words: `readChoice("RESPONSE_TOOL_USE", ["any", "auto"])`.
 * @throws MissingEnvironment when the variable is unset, empty or anything else
 */
export const readChoice = <Choice extends string>(
  variable: string,
  choices: readonly Choice[],
  source: NodeJS.ProcessEnv = process.env,
): Choice => {
  const { text } = readEnv({ text: variable }, source);
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw new MissingEnvironment(`${variable} is "${text}"; expected ${choices.join(", ")}.`);
};
