import type { DeskStatsRoute } from "../../shared/api/desk-stats-routes.js";
import {
  type DeskStats,
  type DeskStatsQuery,
  STATS_AGENTS_MAX,
  STATS_DAYS_DEFAULT,
  STATS_DAYS_MAX,
} from "../../shared/api/desk-stats-schemas.js";
import type { Agent, Agents } from "../../shared/desk/store/agents.js";
import { withVersion } from "../../shared/http/etag.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { ageOf, type Backlog, type Counters, figuresOf, openFiguresOf, sumOf } from "./figures.js";

/** The desk's counters, which lag some seconds behind. @throws as DeskTickets */
export interface DeskStatsTable {
  /** The counters of open tickets, and how many of them were submitted on which day. */
  now(): Promise<{ readonly open: Counters; readonly backlog: readonly Backlog[] }>;
  /** The counters of each day that has some, from one to another, both inclusive. */
  days(from: string, to: string): Promise<ReadonlyMap<string, Counters>>;
}

/** What the operation on statistics needs. */
export interface StatsPorts {
  readonly stats: DeskStatsTable;
  readonly agents: Pick<Agents, "list">;
  readonly now: () => Date;
}

interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const NONE: Counters = new Map();

const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

const refuse = (parameter: "from" | "to", detail: string): never => {
  throw new ApiProblem("invalid-request", "The days cannot be read.", { errors: [{ parameter, detail }] });
};

/** @throws ApiProblem invalid-request for days in the wrong order, and too many of them */
const periodOf = ({ from, to }: DeskStatsQuery, today: string): Period => {
  const last = Date.parse(to ?? today);
  const first = from === undefined ? last - (STATS_DAYS_DEFAULT - 1) * DAY_MS : Date.parse(from);
  if (first > last) refuse("from", `expected a day until ${toDay(last)}, which is the last day`);
  if (last - first >= STATS_DAYS_MAX * DAY_MS)
    refuse("from", `expected at most ${STATS_DAYS_MAX} days until ${toDay(last)}, which is the last day`);
  return { from: toDay(Math.max(first, Date.parse("0000-01-01"))), to: toDay(last) };
};

const daysOf = ({ from, to }: Period): readonly string[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 }, (_, index) =>
    toDay(Date.parse(from) + index * DAY_MS),
  );

/** By load. Agents who are not active are listed while they have tickets. */
const loadsOf = (agents: readonly Agent[]) => {
  const loaded = agents
    .filter(({ openCount }) => openCount > 0)
    .toSorted((one, other) => other.openCount - one.openCount || (one.id < other.id ? -1 : 1));
  const others = loaded.slice(STATS_AGENTS_MAX);
  return {
    byAgent: loaded
      .slice(0, STATS_AGENTS_MAX)
      .map(({ id, name, openCount }) => ({ agentId: id, name, tickets: openCount })),
    ofOtherAgents: others.reduce((sum, { openCount }) => sum + openCount, 0),
  };
};

const readStats = async (query: DeskStatsQuery, { stats, agents, now }: StatsPorts): Promise<DeskStats> => {
  const today = toDay(now().getTime());
  const period = periodOf(query, today);
  const isTodayIn = period.from <= today && today <= period.to;
  const [current, days, ofToday, staff] = await Promise.all([
    stats.now(),
    stats.days(period.from, period.to),
    isTodayIn ? undefined : stats.days(today, today),
    agents.list(),
  ]);
  const countersOf = (day: string): Counters => days.get(day) ?? ofToday?.get(day) ?? NONE;
  return {
    open: { ...openFiguresOf(current.open), ...loadsOf(staff), age: ageOf(current.backlog, today) },
    today: { day: today, ...figuresOf(countersOf(today)) },
    period: { ...period, ...figuresOf(sumOf(days.values())) },
    days: daysOf(period).map((day) => ({ day, ...figuresOf(countersOf(day)) })),
  };
};

/** The operation on statistics. */
export const statsOperations = (ports: StatsPorts): OperationsOf<DeskStatsRoute> => ({
  readDeskStats: async ({ query }) => withVersion(await readStats(query, ports)),
});
