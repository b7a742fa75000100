const MINUTES = { m: 1, h: 60, d: 24 * 60 } as const;
type Unit = keyof typeof MINUTES;

const isUnit = (text: string): text is Unit => text in MINUTES;

/** A duration as people write it: "30", "30m", "4h", "1h 30m", "2d". A number alone is minutes. NaN if it is none. */
export const toMinutes = (text: string): number => {
  const tidy = text.trim().toLowerCase();
  if (/^\d+$/.test(tidy)) return Number(tidy);
  if (!/^(?:\d+\s*[mhd]\s*)+$/.test(tidy)) return Number.NaN;
  return [...tidy.matchAll(/(\d+)\s*([mhd])/g)].reduce(
    (sum, [, count = "", unit = ""]) => sum + Number(count) * (isUnit(unit) ? MINUTES[unit] : 0),
    0,
  );
};

/** The shortest way to write a number of minutes: "1h 30m". Days are days of 24 hours of the schedule. */
export const fromMinutes = (minutes: number): string => {
  const parts = [
    [Math.floor(minutes / MINUTES.d), "d"],
    [Math.floor((minutes % MINUTES.d) / MINUTES.h), "h"],
    [minutes % MINUTES.h, "m"],
  ] as const;
  const text = parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join(" ");
  return text === "" ? "0m" : text;
};
