import { describe, expect, it } from "vitest";
import { AROUND_THE_CLOCK, ScheduleSchema } from "../../../../functions/shared/desk/schedule.js";
import { anOfficeSchedule } from "../../../fixtures/schedules.js";

const issuesOf = (change: object): readonly string[] => {
  const { error } = ScheduleSchema.safeParse({ ...anOfficeSchedule, ...change });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const monday = (...hours: readonly (readonly [string, string])[]) => ({
  hours: { monday: hours.map(([from, until]) => ({ from, until })) },
});

describe("ScheduleSchema", () => {
  it("accepts schedules that are open, and fills in closed days", () => {
    expect(ScheduleSchema.parse(anOfficeSchedule)).toEqual(anOfficeSchedule);
    expect(ScheduleSchema.parse(AROUND_THE_CLOCK)).toEqual(AROUND_THE_CLOCK);
    expect(ScheduleSchema.parse({ name: "Mondays", timeZone: "Asia/Kolkata", ...monday(["09:00", "17:00"]) })).toEqual({
      name: "Mondays",
      timeZone: "Asia/Kolkata",
      hours: {
        monday: [{ from: "09:00", until: "17:00" }],
        tuesday: [],
        wednesday: [],
        thursday: [],
        friday: [],
        saturday: [],
        sunday: [],
      },
      holidays: [],
    });
  });

  it("sorts the intervals of a day", () => {
    const { hours } = ScheduleSchema.parse({ ...anOfficeSchedule, ...monday(["13:00", "24:00"], ["00:00", "13:00"]) });

    expect(hours.monday.map(({ from }) => from)).toEqual(["00:00", "13:00"]);
  });

  it.each([
    ["no hours", { hours: {} }, "hours: expected hours on at least one day"],
    ["a time that is none", monday(["09:00", "25:00"]), "hours.monday.0.until: expected a time from 00:00 to 24:00"],
    ["a time with one digit", monday(["9:00", "17:00"]), "hours.monday.0.from: expected a time from 00:00 to 24:00"],
    [
      "a night",
      monday(["22:00", "06:00"]),
      "hours.monday.0: expected `from` before `until`; for a night, end at 24:00",
    ],
    [
      "overlaps",
      monday(["09:00", "13:00"], ["12:59", "17:00"]),
      "hours.monday: expected intervals that do not overlap",
    ],
    [
      "a day that does not exist",
      { holidays: ["2026-02-29"] },
      "holidays.0: expected a date that exists, such as 2026-12-25",
    ],
    [
      "a holiday that is no date",
      { holidays: ["Christmas"] },
      "holidays.0: expected a date that exists, such as 2026-12-25",
    ],
    [
      "a zone that is none",
      { timeZone: "Europe/Atlantis" },
      "timeZone: expected an IANA time zone, such as Europe/Berlin",
    ],
    ["an offset as zone", { timeZone: "+02:00" }, "timeZone: expected an IANA time zone, such as Europe/Berlin"],
    [
      "a date of another calendar as holiday",
      { holidays: ["2026-12-25[u-ca=hebrew]"] },
      "holidays.0: expected a date that exists, such as 2026-12-25",
    ],
    [
      "a year of six digits as holiday",
      { holidays: ["+012026-12-25"] },
      "holidays.0: expected a date that exists, such as 2026-12-25",
    ],
    [
      "a date and time as holiday",
      { holidays: ["2026-12-25T00:00"] },
      "holidays.0: expected a date that exists, such as 2026-12-25",
    ],
  ])("refuses %s, naming the field and what was expected", (_kind, change, issue) => {
    expect(issuesOf(change)).toEqual([issue]);
  });

  it("refuses more intervals and holidays than anybody has", () => {
    const times = Array.from({ length: 11 }, (_, hour) => [`${hour + 10}:00`, `${hour + 10}:30`] as const);

    expect(issuesOf(monday(...times))).toEqual(["hours.monday: expected at most 10 intervals a day"]);
    expect(issuesOf({ holidays: Array.from({ length: 401 }, () => "2026-12-25") })).toHaveLength(1);
  });
});
