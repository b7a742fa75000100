import * as z from "zod";

/** Days of one request: some three months. */
export const STATS_DAYS_MAX = 92;
/** Days without a `from`. */
export const STATS_DAYS_DEFAULT = 30;
/** Agents that are listed with their tickets: those with the most. */
export const STATS_AGENTS_MAX = 100;

const Day = z.iso.date("expected a day, such as 2026-11-29").meta({ examples: ["2026-11-29"] });

export const DeskStatsQuerySchema = z.strictObject({
  from: Day.optional().meta({
    description: `First day, in UTC: at most ${STATS_DAYS_MAX} days until the last one. Default: ${STATS_DAYS_DEFAULT} days.`,
  }),
  to: Day.optional().meta({ description: "Last day, in UTC. Default: today." }),
});
export type DeskStatsQuery = z.output<typeof DeskStatsQuerySchema>;

const Count = z.int().min(0);
const Share = z.number().min(0).max(1).nullable();

const Durations = z
  .strictObject({
    p50Seconds: z.number().min(0).nullable().meta({ description: "Half took no longer; null of none." }),
    p90Seconds: z.number().min(0).nullable().meta({ description: "Nine of ten took no longer; null of none." }),
  })
  .meta({ id: "Durations", description: "From the submission on, by the clock. At most 5% off, and at least 1 s." });

const SlaFigures = z
  .strictObject({
    met: Count,
    missed: Count,
    metShare: Share.meta({ description: "Part that was met, 0 to 1; null of none." }),
  })
  .meta({ id: "SlaFigures" });

const figures = {
  created: Count.meta({ description: "Tickets that were submitted, once they are on the desk." }),
  byOutcome: z
    .strictObject({
      ANSWERED: Count,
      NEEDS_HUMAN: Count,
      FAILED: Count,
      PROCESSING: Count.meta({ description: "Those that the pipeline works on again." }),
    })
    .meta({ id: "OutcomeCounts", description: "What the pipeline did with those that were submitted." }),
  modelShare: Share.meta({ description: "Part of the submitted tickets that the model answered, 0 to 1." }),
  firstResponses: z
    .strictObject({
      total: Count,
      byModel: Count.meta({ description: "The model's answer, which no person has seen before." }),
      byDraftAsIs: Count.meta({ description: "The model's draft, sent by staff as it was." }),
      byDraftEdited: Count.meta({ description: "The model's draft, edited by staff." }),
      byStaff: Count.meta({ description: "Written by staff." }),
      modelDurations: Durations,
      staffDurations: Durations.meta({ description: "Of all that staff sent, drafts among them." }),
    })
    .meta({ id: "FirstResponseFigures", description: "First public answers that were given then." }),
  resolutions: z
    .strictObject({
      total: Count,
      byModel: Count,
      byStaff: Count,
      modelDurations: Durations,
      staffDurations: Durations,
    })
    .meta({ id: "ResolutionFigures", description: "Tickets that were solved then, and have not been reopened." }),
  sla: z
    .strictObject({ firstResponse: SlaFigures, nextResponse: SlaFigures, resolution: SlaFigures })
    .meta({ id: "SlaStats", description: "SLA clocks that ended then." }),
};

export type Figures = z.input<z.ZodObject<typeof figures>>;

const DayFiguresSchema = z.strictObject({ day: z.iso.date(), ...figures }).meta({ id: "DayFigures" });

const OpenFiguresSchema = z
  .strictObject({
    total: Count,
    byDeskStatus: z.strictObject({ OPEN: Count, PENDING: Count, ON_HOLD: Count }).meta({ id: "OpenByDeskStatus" }),
    byPriority: z
      .strictObject({ CRITICAL: Count, HIGH: Count, MEDIUM: Count, NORMAL: Count })
      .meta({ id: "OpenByPriority" }),
    byLane: z.strictObject({ priority: Count, general: Count }).meta({ id: "OpenByLane" }),
    failed: Count.meta({ description: "Those that the pipeline failed to answer." }),
    unassigned: Count,
    byAgent: z
      .array(z.strictObject({ agentId: z.string(), name: z.string(), tickets: Count }).meta({ id: "AgentLoad" }))
      .meta({ description: `The ${STATS_AGENTS_MAX} agents with the most tickets, those without any left out.` }),
    ofOtherAgents: Count.meta({ description: "Tickets of all other agents." }),
    age: z
      .strictObject({
        p50Days: Count.nullable(),
        p90Days: Count.nullable(),
        oldestDays: Count.nullable(),
        groups: z.array(
          z
            .strictObject({
              fromDays: Count,
              toDays: Count.nullable().meta({ description: "Null of the last group, which has no end." }),
              tickets: Count,
            })
            .meta({ id: "AgeGroup" }),
        ),
      })
      .meta({ id: "BacklogAge", description: "Age in whole days in UTC: 0 of those that were submitted today." }),
  })
  .meta({ id: "OpenFigures", description: "Tickets that are OPEN, PENDING or ON_HOLD now." });
export type OpenFigures = z.input<typeof OpenFiguresSchema>;

export const DeskStatsSchema = z
  .strictObject({
    open: OpenFiguresSchema,
    today: DayFiguresSchema,
    period: z
      .strictObject({ from: z.iso.date(), to: z.iso.date(), ...figures })
      .meta({ id: "PeriodFigures", description: "All days together." }),
    days: z
      .array(DayFiguresSchema)
      .meta({ description: "Each day of the period, in order; those without tickets, too." }),
  })
  .meta({ id: "DeskStats" });
export type DeskStats = z.input<typeof DeskStatsSchema>;
