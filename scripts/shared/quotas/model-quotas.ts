import type { Quota } from "./quota.js";

/** A model's quotas: requests and tokens a minute. Input and output tokens count alike, as for every Nova model. */
export interface ModelQuotas {
  readonly requests: Quota;
  readonly tokens: Quota;
}

interface ModelRow {
  /** As the quotas' names call it. */
  readonly title: string;
  /** Per minute, through a profile. A model without one has half of it. */
  readonly requests: number;
  readonly tokens: number;
  /** Codes of the quotas through a profile. */
  readonly codes?: { readonly requests?: string; readonly tokens?: string };
  readonly assumed?: boolean;
}

/** Nova Pro's values are from a page of others, 2026-11-28; those of Micro and Lite are as remembered. */
const SOURCE = 'AWS General Reference, "Amazon Bedrock endpoints and quotas", not looked up again on 2026-11-28';

/** Models by id, without geography. A quota per model exists only as long as its model: see `aws service-quotas`. */
const TABLE: Readonly<Record<string, ModelRow>> = {
  "amazon.nova-micro-v1:0": { title: "Amazon Nova Micro", requests: 4_000, tokens: 8_000_000 },
  "amazon.nova-lite-v1:0": {
    title: "Amazon Nova Lite",
    requests: 2_000,
    tokens: 4_000_000,
    codes: { tokens: "L-7C42E72A" },
  },
  "amazon.nova-pro-v1:0": {
    title: "Amazon Nova Pro",
    requests: 500,
    tokens: 2_000_000,
    codes: { requests: "L-ED46B8C5", tokens: "L-C0326783" },
  },
  "amazon.nova-premier-v1:0": { title: "Amazon Nova Premier V1", requests: 500, tokens: 2_000_000, assumed: true },
  "amazon.nova-2-lite-v1:0": { title: "Amazon Nova 2 Lite", requests: 2_000, tokens: 8_000_000, assumed: true },
};

/** The models whose quotas are known here. */
export const MODELS_WITH_QUOTAS: readonly string[] = Object.keys(TABLE);

const KINDS = { profile: "Cross-region model inference", model: "On-demand model inference" } as const;

const quotaOf = (row: ModelRow, unit: "requests" | "tokens", throughProfile: boolean): Quota => {
  const code = throughProfile ? row.codes?.[unit] : undefined;
  return {
    key: `model-${unit}`,
    service: "bedrock",
    name: `${throughProfile ? KINDS.profile : KINDS.model} ${unit} per minute for ${row.title}`,
    ...(code === undefined ? {} : { code }),
    unit: `${unit}/min`,
    adjustable: true,
    value: { otherwise: throughProfile ? row[unit] : row[unit] / 2 },
    source: SOURCE,
    ...(row.assumed === true ? { assumed: true } : {}),
  };
};

/**
 * The quotas of a model; undefined if they are not known here.
 * @param modelId without the geography of a profile: `amazon.nova-pro-v1:0`
 * @param throughProfile whether it is called through an inference profile
 */
export const modelQuotas = (modelId: string, throughProfile: boolean): ModelQuotas | undefined => {
  const row = TABLE[modelId];
  if (row === undefined) return undefined;
  return { requests: quotaOf(row, "requests", throughProfile), tokens: quotaOf(row, "tokens", throughProfile) };
};
