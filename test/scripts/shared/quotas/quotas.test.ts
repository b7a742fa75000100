import { describe, expect, it } from "vitest";
import { MODELS_WITH_QUOTAS, modelQuotas } from "../../../../scripts/shared/quotas/model-quotas.js";
import { increaseCommand, quotaCommand, quotaIn, type Quota } from "../../../../scripts/shared/quotas/quota.js";
import { AWS_REGIONS } from "../../../../scripts/shared/quotas/regions.js";
import { SERVICE_QUOTAS } from "../../../../scripts/shared/quotas/service-quotas.js";
import { COMPREHEND_REGIONS } from "../../../../stacks/config/comprehend-regions.js";

const ofModels = MODELS_WITH_QUOTAS.flatMap((model) =>
  [true, false].flatMap((throughProfile) => Object.values(modelQuotas(model, throughProfile) ?? {}) as Quota[]),
);
const ALL: readonly Quota[] = [...Object.values(SERVICE_QUOTAS), ...ofModels];

describe("every quota", () => {
  it.each(ALL.map((quota) => [quota.key, quota] as const))(
    "%s has a value above zero and a dated source",
    (_, quota) => {
      for (const region of AWS_REGIONS) expect(quotaIn(quota, region)).toBeGreaterThan(0);
      expect(quota.source).toMatch(/\b2026-\d\d-\d\d\b/);
      expect(quota.code ?? "L-00000000").toMatch(/^L-[0-9A-F]{8}$/);
      for (const region of Object.keys(quota.value.regions ?? {})) expect(AWS_REGIONS).toContain(region);
    },
  );

  it("has a key of its own", () => {
    const keys = Object.values(SERVICE_QUOTAS).map(({ key }) => key);

    expect(keys).toEqual([...new Set(keys)]);
  });
});

describe("a quota by region", () => {
  it.each([
    ["us-east-1", 1_500, 300],
    ["us-west-2", 1_500, 300],
    ["eu-west-1", 1_500, 300],
    ["eu-central-1", 500, 150],
    ["sa-east-1", 500, 150],
  ])("in %s, Step Functions makes %i transitions and %i starts a second", (region, transitions, starts) => {
    expect(quotaIn(SERVICE_QUOTAS.stateTransitions, region)).toBe(transitions);
    expect(quotaIn(SERVICE_QUOTAS.startExecutions, region)).toBe(starts);
  });

  it("knows every region that the stack can be deployed to with Comprehend", () => {
    for (const region of COMPREHEND_REGIONS) expect(AWS_REGIONS).toContain(region);
  });
});

describe("a model's quotas", () => {
  it("are half without a profile, and named as Service Quotas names them", () => {
    const profile = modelQuotas("amazon.nova-pro-v1:0", true);
    const model = modelQuotas("amazon.nova-pro-v1:0", false);

    expect(profile?.tokens).toMatchObject({
      name: "Cross-region model inference tokens per minute for Amazon Nova Pro",
      code: "L-C0326783",
      value: { otherwise: 2_000_000 },
    });
    expect(model?.tokens).toMatchObject({
      name: "On-demand model inference tokens per minute for Amazon Nova Pro",
      value: { otherwise: 1_000_000 },
    });
    expect(model?.tokens).not.toHaveProperty("code");
  });

  it("are unknown for a model that the table does not have", () => {
    expect(modelQuotas("vendor.model-v1:0", true)).toBeUndefined();
  });
});

describe("a command for a quota", () => {
  const { lambdaConcurrency, openExecutions, partitionWrites } = SERVICE_QUOTAS;

  it("names the code, or else the name by which it is found", () => {
    expect(quotaCommand(lambdaConcurrency, "eu-west-1")).toBe(
      "aws service-quotas get-service-quota --region eu-west-1 --service-code lambda --quota-code L-B99A9384",
    );
    expect(quotaCommand(openExecutions, "us-east-1")).toContain(
      `--query "Quotas[?QuotaName=='Maximum open executions']"`,
    );
  });

  it("asks for more only of what AWS raises, and by code", () => {
    expect(increaseCommand(lambdaConcurrency, "us-east-1", 2_000)).toBe(
      "aws service-quotas request-service-quota-increase --region us-east-1 \\\n" +
        "  --service-code lambda --quota-code L-B99A9384 --desired-value 2000",
    );
    expect(increaseCommand(openExecutions, "us-east-1", 2_000_000)).toBeUndefined();
    expect(increaseCommand(partitionWrites, "us-east-1", 2_000)).toBeUndefined();
  });
});
