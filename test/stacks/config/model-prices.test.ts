import { expect, it } from "vitest";
import { tokenPricesWith } from "../../../stacks/config/model-prices.js";

const NOVA = "amazon.nova-2-lite-v1:0";
const PROFILE = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3";

it("the prices of tokens know a profile of an application by its ARN, which tickets name", () => {
  expect(tokenPricesWith({ id: PROFILE, foundationModel: NOVA })).toMatchObject({
    [PROFILE]: [0.33, 2.75],
    [NOVA]: [0.33, 2.75],
  });
});

it("the prices of tokens have the configured one for the stack's own model", () => {
  expect(tokenPricesWith({ id: `us.${NOVA}`, foundationModel: NOVA }, [3, 15])).toMatchObject({
    [`us.${NOVA}`]: [3, 15],
    [NOVA]: [0.33, 2.75],
  });
});

it("the prices of tokens have none for a model of which none is known", () => {
  expect(tokenPricesWith({ id: "meta.llama9-v1:0", foundationModel: "meta.llama9-v1:0" })).not.toHaveProperty([
    "meta.llama9-v1:0",
  ]);
});
