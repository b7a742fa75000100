import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { UsageError } from "../../shared/terminal/command-line.js";

const SettingsSchema = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string());

/**
 * The environment of a stage's synthesis: this process's own, with the settings of the stage, which workflows pass as a
 * JSON object in STACK_SETTINGS. What the environment sets itself wins.
 * @throws UsageError if STACK_SETTINGS is something else; its values are not shown
 */
export const stageEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { STACK_SETTINGS: text = "", ...own } = env;
  if (text === "") return own;
  const result = SettingsSchema.safeParse(parseJson(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? "it" : issue.path.join(".");
    throw new UsageError(
      `STACK_SETTINGS cannot be used: ${where} is not as expected, a JSON object of variables with texts, such as {"API_WAF": "true"}.`,
    );
  }
  return { ...result.data, ...own };
};
