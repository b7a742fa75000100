import {
  APIGatewayClient,
  GetUsagePlansCommand,
  UpdateUsagePlanCommand,
  type UsagePlan,
} from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, expect, it } from "vitest";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";

const BURST = 5;

/** The rate limit of a tier. Its usage plan gets a low limit for the test. */
export const describeThrottling = (api: () => LocalApi): void => {
  let gateway: APIGatewayClient;
  let general: UsagePlan;

  const limit = async (rate: number, burst: number): Promise<void> => {
    const patchOperations = [
      { op: "replace", path: "/throttle/rateLimit", value: String(rate) },
      { op: "replace", path: "/throttle/burstLimit", value: String(burst) },
    ] as const;
    const command = new UpdateUsagePlanCommand({ usagePlanId: general.id, patchOperations: [...patchOperations] });
    await gateway.send(command);
  };

  beforeAll(async () => {
    gateway = new APIGatewayClient(api().pipeline.clientConfig);
    const { items = [] } = await gateway.send(new GetUsagePlansCommand({}));
    general = items.find(({ name = "" }) => name.includes("general")) ?? {};
    // So low that the bucket is not refilled while the test runs.
    await limit(0.001, BURST);
  });

  afterAll(() => limit(general.throttle?.rateLimit ?? 0, general.throttle?.burstLimit ?? 0));

  it("limits all callers of a tier together, and no caller of the other tier", async () => {
    const [one, other] = await Promise.all([api().customer("busy-one"), api().customer("busy-other")]);
    const gold = await api().customer("calm", { tier: "gold" });

    const responses = await Promise.all(
      Array.from({ length: 2 * BURST }, (_, index) => (index % 2 === 0 ? one : other).send("/tickets")),
    );

    const refused = responses.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(BURST);
    for (const response of refused) {
      problemOf(response, 429);
      expect(Number(response.headers["retry-after"])).toBeGreaterThan(0);
    }
    for (let count = 0; count < 2 * BURST; count += 1) await gold.read("/tickets");
  });
};
