import { format, resolveConfig } from "prettier";
import type { DocumentedSetting, SettingSection } from "./setting-section.js";

export const PAGE = "docs/configuration.md";

const HEAD = `# Configuration

Every environment variable, with its default and what it may hold. \`npm run docs:configuration\` generates this page
and [.env.example](../.env.example) from the schema that checks the variables; a unit test fails when either is out of date.

- Commands read the environment first, then \`.env\`. Copy \`.env.example\` to \`.env\` and change what you need.
- An empty variable counts as unset. \`npm start\` needs none of them.
- Wrong values are all reported at once, each with its variable, what it holds and what was expected.
`;

const defaultOf = ({ default: byDefault }: DocumentedSetting): string =>
  "value" in byDefault ? `default \`${byDefault.value}\`` : `if unset: ${byDefault.words}`;

const exampleOf = ({ example }: DocumentedSetting): string =>
  example === undefined ? "" : ` Example: \`${example}\`.`;

/** Messages are plain text: addresses, schedules and asterisks in them become code. */
const asCode = (message: string): string => message.replaceAll(/https?:\/\/\w[^\s,;]*|cron\([^)]*\)|\*/g, "`$&`");

const expectedOf = ({ expected }: DocumentedSetting): string =>
  expected === undefined ? "" : ` Expected: ${asCode(expected.replace(/\.$/, ""))}.`;

const itemOf = (setting: DocumentedSetting): string =>
  `- **\`${setting.name}\`** (${defaultOf(setting)}): ${setting.description}${expectedOf(setting)}${exampleOf(setting)}`;

const anchorOf = (title: string): string => title.toLowerCase().replaceAll(" ", "-");

const contentsOf = (sections: readonly SettingSection[]): string =>
  sections.map(({ title }) => `[${title}](#${anchorOf(title)})`).join(" · ");

const sectionOf = ({ title, text, settings }: SettingSection): string =>
  [`## ${title}`, text, settings.map(itemOf).join("\n")].filter((part) => part !== "").join("\n\n");

/** The configuration page, formatted and wrapped as the repository's other pages are. */
export const renderPage = async (sections: readonly SettingSection[]): Promise<string> => {
  const text = [HEAD, contentsOf(sections), ...sections.map(sectionOf)].join("\n\n");
  return await format(text, { ...(await resolveConfig(PAGE)), parser: "markdown", proseWrap: "always" });
};
