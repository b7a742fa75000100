/**
 * How figures are written, everywhere: on the terminal, in the report and in charts. One rule per kind of figure, so
 * that the same figure looks the same wherever it is shown.
 */

const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const THREE_DIGITS = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** 1432 as "1,432". */
export const formatCount = (count: number): string => WHOLE.format(count);

/** Whole from 100 on, with three significant digits below: "1,432", "12.3", "0.052". Only 0 is "0". */
export const formatFigure = (value: number): string =>
  Math.abs(value) < 100 ? THREE_DIGITS.format(value) : WHOLE.format(value);

/** "$12.30"; from 100 on without cents: "$1,432". */
export const formatDollars = (value: number): string => `$${value < 100 ? value.toFixed(2) : formatCount(value)}`;

/** A price of something small, with four decimals: "$0.0415". */
export const formatUnitPrice = (value: number): string => `$${value.toFixed(4)}`;

/** One decimal always, for columns that are compared: "61.0". */
export const formatTenths = (value: number): string => value.toFixed(1);

/** 0.785 as "0.79": a coefficient, which is no share. */
export const formatCoefficient = (value: number): string => value.toFixed(2);

/** "1 day", "1,432 days". @param several plural of a noun that does not just get an s */
export const plural = (count: number, one: string, several = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : several}`;

const SHARE_DECIMALS = 4;

/**
 * A part of a whole, from 0 to 1, rounded as the warehouse's views round: to four decimals, halves up. Undefined if the
 * whole is 0.
 */
export const shareOf = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part * 10 ** SHARE_DECIMALS) / whole) / 10 ** SHARE_DECIMALS;

/** 0.1235 as "12.35%", with two decimals always; undefined as "–". */
export const formatShare = (share: number | undefined): string =>
  share === undefined ? "–" : `${(share * 100).toFixed(SHARE_DECIMALS - 2)}%`;

/** Columns of the warehouse's views with values from 0 to 1. */
const SHARE_COLUMN = /^(share|rate)/;

/** A number of a view, by the name of its column: "12.35%" for a share, else up to one decimal. */
export const formatColumn = (value: number, column: string): string =>
  SHARE_COLUMN.test(column) ? formatShare(value) : value.toLocaleString("en", { maximumFractionDigits: 1 });

const SIZES = ["KiB", "MiB", "GiB", "TiB"];

/** "1 byte", "980 bytes", "1.5 KiB", "3.21 MiB". Only 0 is "0 bytes". */
export const formatSize = (bytes: number): string => {
  const power = Math.min(SIZES.length, Math.floor(Math.log2(Math.max(1, Math.abs(bytes))) / 10));
  const unit = SIZES[power - 1];
  return unit === undefined ? plural(bytes, "byte") : `${formatFigure(bytes / 1024 ** power)} ${unit}`;
};

const shortSeconds = (seconds: number): string => {
  const milliseconds = Math.round(seconds * 1_000);
  if (seconds > 0 && milliseconds === 0) return "under 1 ms";
  return milliseconds < 1_000 ? `${milliseconds} ms` : `${seconds.toFixed(2)} s`;
};

/** 0.0042 as "4 ms", 1.5 as "1.50 s", 75 as "1 min 15 s", 3700 as "1 h 1 min"; undefined as "". */
export const formatSeconds = (seconds: number | undefined): string => {
  if (seconds === undefined) return "";
  // Rounded first: 59.999 s are a minute, and not "60.00 s".
  if (seconds < 59.995) return shortSeconds(seconds);
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** Time below which a rate says nothing, in seconds. */
const MEASURABLE_SECONDS = 0.001;

/** "2.50 s, 573 records/s"; only the time if it is too short for a rate. @param unit plural noun */
export const formatRate = (count: number, seconds: number, unit: string): string => {
  const time = formatSeconds(seconds);
  return seconds < MEASURABLE_SECONDS ? time : `${time}, ${formatFigure(count / seconds)} ${unit}/s`;
};

/** "10 of 23", for a list that is cut. */
export const shownOf = (shown: number, all: number): string => `${formatCount(shown)} of ${formatCount(all)}`;
