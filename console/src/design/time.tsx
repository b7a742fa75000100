import { useSyncExternalStore } from "react";
import { perLocale } from "../words/per-locale";
import { useFormatLocale } from "../words/format-locale";

/** Relative times are renewed this often, in ms. */
const TICK_MS = 15_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all times on the page. */
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The time now, in milliseconds since 1970, renewed every quarter of a minute. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

const UNITS = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

type Style = "long" | "narrow";

const relativeFormats = {
  long: perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "long" })),
  narrow: perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "narrow" })),
};

/** "5 minutes ago", "in 2 hours"; less than a minute is "now". @param at milliseconds since 1970 */
export const relativeTime = (at: number, base: number, locale: string, style: Style = "long"): string => {
  const distance = at - base;
  const format = relativeFormats[style](locale);
  const [unit, size] = UNITS.find(([, ms]) => Math.abs(distance) >= ms) ?? [];
  return unit === undefined ? format.format(0, "second") : format.format(Math.trunc(distance / size), unit);
};

const absoluteFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
);

/** Date and time in the viewer's zone. @param at milliseconds since 1970 */
export const absoluteTime = (at: number, locale: string): string => absoluteFormat(locale).format(at);

interface TimeProps {
  /** ISO 8601. */
  readonly value: string;
  /** Whether the exact time is the text and the distance its tooltip, instead of the other way round. */
  readonly isExact?: boolean;
  readonly style?: Style;
  readonly className?: string;
}

/** A moment in the viewer's zone: how long ago or ahead, and exactly. */
export const Time = ({ value, isExact = false, style = "long", className }: TimeProps) => {
  const locale = useFormatLocale();
  const base = useNow();
  const at = Date.parse(value);
  const relative = relativeTime(at, base, locale, style);
  const absolute = absoluteTime(at, locale);
  return (
    <time dateTime={value} title={isExact ? relative : absolute} className={className}>
      {isExact ? absolute : relative}
    </time>
  );
};
