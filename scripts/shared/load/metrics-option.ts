import type { Target } from "../deployment/target.js";

export const METRICS_OPTION = "--metrics-service";

/**
 * Lets a load from here put metrics as the stack's job does. On an emulator only: on AWS, a load into another warehouse would keep
 * the alarm on Redshift's overdue loads quiet.
 */
export const metricsOption = ({ kind, names }: Pick<Target, "kind" | "names">): readonly string[] =>
  kind === "local" ? [METRICS_OPTION, names.load] : [];
