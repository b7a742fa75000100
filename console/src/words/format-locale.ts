import { useLingui } from "@lingui/react";

/**
 * The BCP 47 tag for dates and numbers: the browser's regional form of the console's language, such as `en-GB`, so that
 * people read them in the order they know.
 */
export const useFormatLocale = (): string => {
  const { locale } = useLingui().i18n;
  return navigator.languages.find((tag) => tag.split("-")[0] === locale) ?? locale;
};
