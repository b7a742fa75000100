import { useLingui } from "@lingui/react";
import { perLocale } from "./per-locale";

/**
 * The BCP 47 tag for dates and numbers: the browser's regional form of the console's language, such as `en-GB`, so that
 * people read them in the order they know.
 */
export const useFormatLocale = (): string => {
  const { locale } = useLingui().i18n;
  return navigator.languages.find((tag) => tag.split("-")[0] === locale) ?? locale;
};

/** How numbers are written: 1432 as "1,432". */
export const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale));
