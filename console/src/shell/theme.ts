import { readStored, writeStored } from "../browser/stored";

const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Also read by public/theme.js, before the first paint. */
const STORED = "console.theme";

const isTheme = (text: string | undefined): text is Theme => THEMES.some((theme) => theme === text);

export const currentTheme = (): Theme => {
  const stored = readStored(STORED);
  return isTheme(stored) ? stored : "system";
};

/** Changes the colours now, and for the next visits. */
export const changeTheme = (theme: Theme): void => {
  writeStored(STORED, theme === "system" ? undefined : theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
};
