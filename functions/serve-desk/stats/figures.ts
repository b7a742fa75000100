import type { Figures, OpenFigures } from "../../shared/api/desk-stats-schemas.js";
import {
  type Duration,
  durationPrefix,
  type Finisher,
  FINISHERS,
  NEXT_RESPONSE_COUNTERS,
} from "../../shared/desk/stats/contributions.js";
import { type Histogram, quantile } from "../../shared/desk/stats/duration-histogram.js";

/** The counters of one item, by name. A counter that is missing is 0. */
export type Counters = ReadonlyMap<string, number>;

/** A table that was restored to a moment within a transaction could have less than none. */
const readerOf =
  (counters: Counters) =>
  (name: string): number =>
    Math.max(0, counters.get(name) ?? 0);

/** The sum of several items. */
export const sumOf = (items: Iterable<Counters>): Counters => {
  const sums = new Map<string, number>();
  for (const counters of items) for (const [name, count] of counters) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
};

const histogramOf = (counters: Counters, duration: Duration, by: Finisher): Histogram => {
  const name = new RegExp(`^${durationPrefix(duration, by)}(\\d+)$`);
  const buckets = [...counters].flatMap(([counter, count]) => {
    const bucket = name.exec(counter)?.[1];
    return bucket === undefined ? [] : [[Number(bucket), Math.max(0, count)] as const];
  });
  return new Map(buckets);
};

/** Milliseconds as seconds, to one decimal. */
const toSeconds = (milliseconds: number | undefined): number | null =>
  milliseconds === undefined ? null : Math.round(milliseconds / 100) / 10;

const durationsOf = (counters: Counters, duration: Duration) => {
  const [model, staff] = FINISHERS.map((by) => {
    const histogram = histogramOf(counters, duration, by);
    return { p50Seconds: toSeconds(quantile(histogram, 0.5)), p90Seconds: toSeconds(quantile(histogram, 0.9)) };
  });
  const none = { p50Seconds: null, p90Seconds: null };
  return { modelDurations: model ?? none, staffDurations: staff ?? none };
};

/** A part of a whole, to three decimals; null of nothing. */
const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.min(1, Math.round((1_000 * part) / whole) / 1_000);

const slaOf = (met: number, missed: number) => ({ met, missed, metShare: shareOf(met, met + missed) });

const firstResponsesOf = (counters: Counters): Figures["firstResponses"] => {
  const count = readerOf(counters);
  const [byModel, byStaff] = [count("answered_model"), count("answered_staff")];
  const [byDraftAsIs, byDraftEdited] = [count("answered_draft-as-is"), count("answered_draft-edited")];
  const total = byModel + byStaff + byDraftAsIs + byDraftEdited;
  return { total, byModel, byDraftAsIs, byDraftEdited, byStaff, ...durationsOf(counters, "first") };
};

const resolutionsOf = (counters: Counters): Figures["resolutions"] => {
  const count = readerOf(counters);
  const [byModel, byStaff] = [count("solved_model"), count("solved_staff")];
  return { total: byModel + byStaff, byModel, byStaff, ...durationsOf(counters, "resolution") };
};

/** The figures of a day, or of several from the sum of their counters. */
export const figuresOf = (counters: Counters): Figures => {
  const count = readerOf(counters);
  const [created, answered] = [count("created"), count("outcome_ANSWERED")];
  return {
    created,
    byOutcome: {
      ANSWERED: answered,
      NEEDS_HUMAN: count("outcome_NEEDS_HUMAN"),
      FAILED: count("outcome_FAILED"),
      PROCESSING: count("outcome_PROCESSING"),
    },
    modelShare: shareOf(answered, created),
    firstResponses: firstResponsesOf(counters),
    resolutions: resolutionsOf(counters),
    sla: {
      firstResponse: slaOf(count("sla_first_met"), count("sla_first_missed")),
      nextResponse: slaOf(count(NEXT_RESPONSE_COUNTERS.met), count(NEXT_RESPONSE_COUNTERS.missed)),
      resolution: slaOf(count("sla_resolution_met"), count("sla_resolution_missed")),
    },
  };
};

/** Open tickets that were submitted on a day. */
export interface Backlog {
  /** `2026-11-29` */
  readonly day: string;
  readonly tickets: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Ages in days at which the groups of the backlog begin. */
const AGE_GROUPS = [0, 1, 2, 4, 8, 31] as const;

/** Tickets by age in days, the youngest first. What a producer dates to tomorrow is of today. */
const agesOf = (backlog: readonly Backlog[], today: string): readonly (readonly [age: number, tickets: number])[] =>
  backlog
    .filter(({ tickets }) => tickets > 0)
    .map(({ day, tickets }) => [Math.max(0, (Date.parse(today) - Date.parse(day)) / DAY_MS), tickets] as const)
    .toSorted(([one], [other]) => one - other);

/** The figures of the backlog's age at a day. */
export const ageOf = (backlog: readonly Backlog[], today: string): OpenFigures["age"] => {
  const ages = agesOf(backlog, today);
  const total = ages.reduce((sum, [, tickets]) => sum + tickets, 0);
  const at = (share: number): number | null => {
    let passed = 0;
    return ages.find(([, tickets]) => (passed += tickets) >= Math.ceil(share * total))?.[0] ?? null;
  };
  const groups = AGE_GROUPS.map((fromDays, index) => {
    const next = AGE_GROUPS[index + 1];
    const toDays = next === undefined ? null : next - 1;
    const inGroup = ages.filter(([age]) => age >= fromDays && age <= (toDays ?? Infinity));
    return { fromDays, toDays, tickets: inGroup.reduce((sum, [, tickets]) => sum + tickets, 0) };
  });
  return { p50Days: at(0.5), p90Days: at(0.9), oldestDays: ages.at(-1)?.[0] ?? null, groups };
};

/** The open tickets of the whole desk, from the counters of their item. */
export const openFiguresOf = (counters: Counters): Omit<OpenFigures, "byAgent" | "ofOtherAgents" | "age"> => {
  const count = readerOf(counters);
  const ofStatus = (status: string): number => count(`status_${status}`);
  const ofPriority = (priority: string): number => count(`priority_${priority}`);
  return {
    total: count("total"),
    byDeskStatus: { OPEN: ofStatus("OPEN"), PENDING: ofStatus("PENDING"), ON_HOLD: ofStatus("ON_HOLD") },
    byPriority: {
      CRITICAL: ofPriority("CRITICAL"),
      HIGH: ofPriority("HIGH"),
      MEDIUM: ofPriority("MEDIUM"),
      NORMAL: ofPriority("NORMAL"),
    },
    byLane: { priority: count("lane_priority"), general: count("lane_general") },
    failed: count("failed"),
    unassigned: count("unassigned"),
  };
};
