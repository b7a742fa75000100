import type { components } from "../../../api/schema";
import { toList } from "../choice-group";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type Interval = components["schemas"]["OpeningHours"];

/** The hours of a day as one text of a form: "09:00-12:00 13:00-17:00". Times that are not typed yet are empty. */
export const fromIntervals = (intervals: readonly Interval[]): string =>
  intervals.map(({ from, until }) => `${from}-${until}`).join(" ");

export const toIntervals = (text: string): Interval[] =>
  toList(text).map((interval) => {
    const [from = "", until = ""] = interval.split("-");
    return { from, until };
  });

/** A typed time in the API's form: "9" and "9:00" are "09:00". What is no time stays, for the API to refuse. */
export const toTime = (text: string): string => {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim());
  return found === null ? text.replaceAll(/[\s-]/g, "") : `${(found[1] ?? "").padStart(2, "0")}:${found[2] ?? "00"}`;
};
