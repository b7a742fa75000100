import { describe, expect, it } from "vitest";
import { modelAccess } from "../../../stacks/config/bedrock-models.js";

describe("modelAccess", () => {
  it("includes the model in every region that its profile routes to", () => {
    expect(modelAccess("us.amazon.nova-pro-v1:0", "us-east-1")).toEqual({
      foundationModel: "amazon.nova-pro-v1:0",
      regions: ["us-east-1", "us-east-2", "us-west-2"],
      profile: "us.amazon.nova-pro-v1:0",
    });
  });

  it("adds the region the call is made in", () => {
    expect(modelAccess("us.amazon.nova-pro-v1:0", "us-west-1").regions).toContain("us-west-1");
  });

  it("includes only the stack's region for a model that is called directly", () => {
    expect(modelAccess("amazon.titan-text-express-v1", "eu-west-1")).toEqual({
      foundationModel: "amazon.titan-text-express-v1",
      regions: ["eu-west-1"],
      profile: undefined,
    });
  });
});
