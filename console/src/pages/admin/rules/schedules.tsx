import { useLingui } from "@lingui/react/macro";
import { CalendarClock, Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { dataOf } from "../../../api/answer";
import type { components } from "../../../api/schema";
import { Button, IconButton } from "../../../design/button";
import { Chip } from "../../../design/chip";
import { TextField } from "../../../design/text-field";
import { api } from "../../../session/session";
import { useFormatLocale } from "../../../words/format-locale";
import { FieldGroup, toList, toText } from "../choice-group";
import type { RuleCollection } from "./rule-collection";
import { type EditorForm, RuleEditor } from "./rule-editor";
import { RuleList } from "./rule-list";
import { fromIntervals, type Interval, toIntervals, toTime, WEEKDAYS, type Weekday } from "./schedule-hours";

type Schedule = components["schemas"]["Schedule"];
type Field = "name" | "timeZone" | "holidays" | Weekday;

/** The API's limit for a day. */
const MAX_INTERVALS = 10;

const hoursFrom = (toHours: (day: Weekday) => Interval[]): Record<Weekday, Interval[]> => ({
  monday: toHours("monday"),
  tuesday: toHours("tuesday"),
  wednesday: toHours("wednesday"),
  thursday: toHours("thursday"),
  friday: toHours("friday"),
  saturday: toHours("saturday"),
  sunday: toHours("sunday"),
});

const textsOf = (schedule: Schedule | undefined, day: Weekday): string => fromIntervals(schedule?.hours[day] ?? []);

export const SCHEDULES: RuleCollection<Schedule, components["schemas"]["ScheduleRule"], Field> = {
  kind: "schedules",
  list: async (signal) => (await dataOf(api.GET("/desk/schedules", { signal }))).schedules,
  put: (id, body, header) => dataOf(api.PUT("/desk/schedules/{id}", { params: { path: { id }, header }, body })),
  remove: (id, etag) =>
    dataOf(api.DELETE("/desk/schedules/{id}", { params: { path: { id }, header: { "If-Match": etag } } })),
  audit: (id, query) => dataOf(api.GET("/desk/schedules/{id}/audit", { params: { path: { id }, query } })),
  hasDefault: (id) => id === "around-the-clock",
  toFields: (schedule) => ({
    name: schedule?.name ?? "",
    timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    holidays: toText(schedule?.holidays ?? []),
    monday: textsOf(schedule, "monday"),
    tuesday: textsOf(schedule, "tuesday"),
    wednesday: textsOf(schedule, "wednesday"),
    thursday: textsOf(schedule, "thursday"),
    friday: textsOf(schedule, "friday"),
    saturday: textsOf(schedule, "saturday"),
    sunday: textsOf(schedule, "sunday"),
  }),
  toRule: ({ name, timeZone, holidays, ...days }) => ({
    name,
    timeZone: timeZone.trim(),
    hours: hoursFrom((day) => toIntervals(days[day])),
    holidays: [...toList(holidays)],
  }),
};

/** Names of the days in the person's language. 1 January 2024 was a Monday. */
const useDayNames = () => {
  const format = new Intl.DateTimeFormat(useFormatLocale(), { weekday: "long", timeZone: "UTC" });
  return (day: Weekday): string => format.format(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)));
};

export const ScheduleList = () => {
  const { t } = useLingui();
  const dayName = useDayNames();
  const daysOf = ({ hours }: Schedule): string =>
    WEEKDAYS.filter((day) => hours[day].length > 0)
      .map((day) => dayName(day).slice(0, 2))
      .join(" ");
  return (
    <RuleList
      collection={SCHEDULES}
      title={t`Schedules`}
      about={t`The hours in which the clocks of SLA policies run.`}
      icon={CalendarClock}
      nameOf={({ name }) => name}
      compare={(one, other) => one.name.localeCompare(other.name)}
      columns={[
        { id: "zone", title: t`Time zone`, render: ({ timeZone }) => timeZone },
        { id: "days", title: t`Days`, render: daysOf },
        { id: "holidays", title: t`Holidays`, isNumber: true, render: ({ holidays }) => holidays.length },
      ]}
      createLabel={t`New schedule`}
      empty={{ title: t`No schedules`, text: t`Load the page again.` }}
    />
  );
};

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly isInvalid: boolean;
  readonly onChange: (time: string) => void;
}

/** A time of day up to 24:00, which the browser's own field for times does not know. */
const TimeField = ({ label, value, placeholder, isInvalid, onChange }: TimeFieldProps) => (
  <input
    aria-label={label}
    aria-invalid={isInvalid || undefined}
    inputMode="numeric"
    autoComplete="off"
    maxLength={5}
    placeholder={placeholder}
    value={value}
    onChange={({ target }) => {
      onChange(target.value.replaceAll(/[\s-]/g, ""));
    }}
    onBlur={() => {
      if (value !== "") onChange(toTime(value));
    }}
    className="h-9 w-20 rounded-md border border-control/60 bg-surface px-2 text-center tabular-nums placeholder:text-muted hover:border-control aria-invalid:border-danger pointer-coarse:h-11"
  />
);

interface DayProps {
  readonly name: string;
  readonly intervals: readonly Interval[];
  readonly onChange: (intervals: readonly Interval[]) => void;
  /** What is wrong with the day; with one of its parts, by place. */
  readonly error: string | undefined;
  readonly errorOf: (place: number) => string | undefined;
}

const Day = ({ name, intervals, onChange, error, errorOf }: DayProps) => {
  const { t } = useLingui();
  const id = useId();
  const set = (place: number, change: Partial<Interval>) => {
    onChange(intervals.map((interval, at) => (at === place ? { ...interval, ...change } : interval)));
  };
  const errors = [...intervals.map((_, place) => errorOf(place)), error].filter((each) => each !== undefined);
  return (
    <fieldset
      aria-describedby={errors.length > 0 ? id : undefined}
      className="grid gap-x-4 gap-y-1 border-b border-line py-2.5 last:border-0 sm:grid-cols-[8rem_minmax(0,1fr)]"
    >
      <legend className="contents">
        <span className="pt-1.5 text-sm font-medium">{name}</span>
      </legend>
      <div className="flex flex-col gap-1.5">
        {intervals.length === 0 && <p className="pt-1.5 text-sm text-muted">{t`Closed`}</p>}
        {intervals.map(({ from, until }, place) => (
          <div key={place} className="flex items-center gap-2">
            <TimeField
              label={t`${name}, from`}
              placeholder="09:00"
              value={from}
              isInvalid={errorOf(place) !== undefined}
              onChange={(next) => {
                set(place, { from: next });
              }}
            />
            <span aria-hidden>–</span>
            <TimeField
              label={t`${name}, until`}
              placeholder="17:00"
              value={until}
              isInvalid={errorOf(place) !== undefined}
              onChange={(next) => {
                set(place, { until: next });
              }}
            />
            <IconButton
              label={t`Remove these hours of ${name}`}
              icon={<X aria-hidden className="size-4" />}
              onClick={() => {
                onChange(intervals.filter((_, at) => at !== place));
              }}
            />
          </div>
        ))}
        {errors.length > 0 && (
          <p id={id} className="text-sm text-danger-text">
            {[...new Set(errors)].join(" ")}
          </p>
        )}
        {intervals.length < MAX_INTERVALS && (
          <Button
            kind="quiet"
            className="self-start"
            aria-label={t`Add hours to ${name}`}
            onClick={() => {
              onChange([
                ...intervals,
                intervals.length === 0 ? { from: "09:00", until: "17:00" } : { from: "", until: "" },
              ]);
            }}
          >
            <Plus aria-hidden className="size-4" />
            {t`Add hours`}
          </Button>
        )}
      </div>
    </fieldset>
  );
};

const Holidays = ({ form, faults }: EditorForm<Field>) => {
  const { t } = useLingui();
  const [day, setDay] = useState("");
  const holidays = toList(form.fields.holidays);
  const format = new Intl.DateTimeFormat(useFormatLocale(), { dateStyle: "medium", timeZone: "UTC" });
  const nameOf = (date: string): string => (Number.isNaN(Date.parse(date)) ? date : format.format(Date.parse(date)));
  const fault = holidays.map((_, place) => faults(`#/holidays/${place}`)).find((each) => each !== undefined);
  const set = (dates: readonly string[]) => {
    form.set({ holidays: toText([...new Set(dates)].toSorted()) });
  };
  return (
    <FieldGroup legend={t`Holidays`} hint={t`Whole days without hours.`} error={fault ?? faults("#/holidays")}>
      {holidays.length > 0 && (
        <ul className="mb-2 flex flex-wrap gap-1.5">
          {holidays.map((date) => (
            <li key={date}>
              <Chip
                removeLabel={t`Remove ${nameOf(date)}`}
                onRemove={() => {
                  set(holidays.filter((each) => each !== date));
                }}
              >
                {nameOf(date)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={t`Day`}
          type="date"
          className="w-44"
          value={day}
          onChange={({ target }) => {
            setDay(target.value);
          }}
        />
        <Button
          className="h-9"
          disabled={day === ""}
          onClick={() => {
            set([...holidays, day]);
            setDay("");
          }}
        >{t`Add holiday`}</Button>
      </div>
    </FieldGroup>
  );
};

const Hours = ({ form, faults }: EditorForm<Field>) => {
  const { t } = useLingui();
  const dayName = useDayNames();
  const whole = faults("#/hours");
  return (
    <FieldGroup
      legend={t`Hours`}
      hint={t`A day may have several parts. A night ends at 24:00 and goes on at 00:00 of the next day.`}
      error={whole}
    >
      <div className="rounded-lg border border-line bg-surface px-4">
        {WEEKDAYS.map((day) => (
          <Day
            key={day}
            name={dayName(day)}
            intervals={toIntervals(form.fields[day])}
            error={faults(`#/hours/${day}`)}
            errorOf={(place) => {
              const part = `#/hours/${day}/${place}`;
              return faults(part, `${part}/from`, `${part}/until`);
            }}
            onChange={(intervals) => {
              form.set({ [day]: fromIntervals(intervals) });
            }}
          />
        ))}
      </div>
    </FieldGroup>
  );
};

export const ScheduleEditor = ({ ruleId }: { readonly ruleId: string }) => {
  const { t } = useLingui();
  const dayName = useDayNames();
  const labels: Readonly<Record<Field, string>> = {
    name: t`Name`,
    timeZone: t`Time zone`,
    monday: dayName("monday"),
    tuesday: dayName("tuesday"),
    wednesday: dayName("wednesday"),
    thursday: dayName("thursday"),
    friday: dayName("friday"),
    saturday: dayName("saturday"),
    sunday: dayName("sunday"),
    holidays: t`Holidays`,
  };
  const zones = useId();
  return (
    <RuleEditor
      collection={SCHEDULES}
      ruleId={ruleId}
      labels={labels}
      nameOf={({ name }) => name}
      words={{
        back: t`Back to the schedules`,
        create: t`New schedule`,
        saved: t`The schedule is saved.`,
        missing: t`No such schedule`,
        deleteTitle: (name) =>
          SCHEDULES.hasDefault(ruleId)
            ? t`Return the schedule “${name}” to its default?`
            : t`Delete the schedule “${name}”?`,
        idHint: t`What SLA policies name it by. It cannot be changed later. Empty: made from the name.`,
      }}
    >
      {({ form, faults }) => (
        <>
          <TextField
            label={labels.name}
            error={faults("#/name")}
            required
            maxLength={80}
            value={form.fields.name}
            onChange={({ target }) => {
              form.set({ name: target.value });
            }}
          />
          <TextField
            label={labels.timeZone}
            hint={t`Daylight saving time follows from it.`}
            error={faults("#/timeZone")}
            list={zones}
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
            value={form.fields.timeZone}
            onChange={({ target }) => {
              form.set({ timeZone: target.value });
            }}
          />
          <datalist id={zones}>
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Hours form={form} faults={faults} />
          <Holidays form={form} faults={faults} />
        </>
      )}
    </RuleEditor>
  );
};
