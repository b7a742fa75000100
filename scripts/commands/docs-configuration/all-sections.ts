import * as z from "zod";
import { SETTING_GROUPS, type SettingGroup } from "../../../stacks/config/config.js";
import { settings } from "../../../stacks/config/setting.js";
import { COMMAND_SECTIONS } from "./command-settings.js";
import type { DocumentedSetting, SettingSection } from "./setting-section.js";

/** No variable may hold it, so that each says what it expects. */
const NEVER_VALID = "\0";

const expectedBy = (name: string, schema: z.core.$ZodType): string => {
  const message = z.safeParse(schema, NEVER_VALID).error?.issues[0]?.message ?? "";
  if (message.startsWith("expected ")) return message.slice("expected ".length);
  throw new Error(`${name} does not say what it expects of a wrong value, but "${message}".`);
};

const documented = (name: string, schema: z.core.$ZodType): DocumentedSetting => {
  const setting = settings.get(schema);
  if (setting === undefined) throw new Error(`${name} has no description; use withDefault or optional in its schema.`);
  return { name, ...setting, expected: expectedBy(name, schema) };
};

const toSection = ({ title, text, variables }: SettingGroup): SettingSection => ({
  title,
  text,
  settings: Object.entries(variables.shape).map(([name, schema]) => documented(name, schema)),
});

/** Every variable, in the order of the page: those of the stack from its schema, then those that only commands read. */
export const allSections = (): readonly SettingSection[] => [...SETTING_GROUPS.map(toSection), ...COMMAND_SECTIONS];
