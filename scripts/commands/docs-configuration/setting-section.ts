import type { SettingDefault } from "../../../stacks/config/setting.js";

/** A variable as the page and .env.example show it. */
export interface DocumentedSetting {
  readonly name: string;
  readonly description: string;
  readonly default: SettingDefault;
  /** What it may hold, as the message for a wrong value says: "a whole number from 1 to 1000". */
  readonly expected?: string | undefined;
  readonly example?: string | undefined;
  readonly environmentOnly?: boolean | undefined;
}

/** Variables that belong together. */
export interface SettingSection {
  readonly title: string;
  /** A paragraph about all of them, or none. */
  readonly text: string;
  readonly settings: readonly DocumentedSetting[];
}
