import { useFormatLocale } from "../../words/format-locale";

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

/** Numbers as the person's language writes them. */
export const useNumbers = () => {
  const locale = useFormatLocale();
  const count = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return {
    count: (value: number): string => count.format(value),
    share: (value: number | null): string => (value === null ? "–" : share.format(value)),
    duration: (seconds: number | null): string => formatDuration(seconds, locale),
    /** @param iso a day in UTC */
    day: (iso: string): string => day.format(Date.parse(iso)),
  };
};
