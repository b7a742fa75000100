import { numberFormat, useFormatLocale } from "../../words/format-locale";
import { perLocale } from "../../words/per-locale";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "2.5 hrs": a duration in its largest unit. @param seconds null for none */
const formatDuration = (seconds: number | null, locale: string): string => {
  if (seconds === null) return "–";
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[3];
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  return format.format(seconds / size);
};

const shareFormat = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
);
const dayFormat = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }));

/** Numbers as the person's language writes them. */
export const useNumbers = () => {
  const locale = useFormatLocale();
  const count = numberFormat(locale);
  const share = shareFormat(locale);
  const day = dayFormat(locale);
  return {
    count: (value: number): string => count.format(value),
    share: (value: number | null): string => (value === null ? "–" : share.format(value)),
    duration: (seconds: number | null): string => formatDuration(seconds, locale),
    /** @param iso a day in UTC */
    day: (iso: string): string => day.format(Date.parse(iso)),
  };
};
