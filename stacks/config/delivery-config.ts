import * as z from "zod";
import { optional, withDefault } from "./setting.js";
import { stageSchema } from "./variable-schemas.js";

/** `owner/name`, or with the numbers by which GitHub identifies both in newer repositories: `owner@1/name@2`. */
const REPOSITORY = /^[A-Za-z0-9-]+(\/[A-Za-z0-9._-]+|@\d+\/[A-Za-z0-9._-]+@\d+)$/;

const POLICY_ARN = /^arn:[a-z-]+:iam::\d{12}:policy\/\S+$/;

/** Names that the delivery's own resources have in the place of a stage. */
const RESERVED = new Set(["account", "delivery", "terraform"]);

const stages = z
  .string()
  .transform((text) => [...new Set(text.split(",").map((part) => part.trim()))])
  .pipe(
    z.array(
      stageSchema("expected stages separated by commas, such as dev,staging,prod").refine(
        (stage) => !RESERVED.has(stage),
        `expected stages not called ${[...RESERVED].join(", ")}`,
      ),
    ),
  );

/** Which workflows of GitHub may deploy. All but the first are read by the stack ticket-pipeline-delivery only. */
export const DeliveryVariables = z.object({
  PERMISSIONS_BOUNDARY: optional(z.string().regex(POLICY_ARN, "expected the ARN of an IAM policy"), {
    unset: "no boundary",
    description:
      "Policy beyond which no role of the stage can do anything, whatever its own policies allow. Stages that workflows " +
      "deploy must have that of `ticket-pipeline-delivery`.",
    example: "arn:aws:iam::123456789012:policy/ticket-pipeline-delivery-boundary",
  }),
  DELIVERY_REPOSITORY: optional(z.string().regex(REPOSITORY, "expected owner/name of a repository on GitHub"), {
    unset: "no repository; the stack is refused",
    description:
      "Repository whose workflows may plan and deploy, as it is written between `repo:` and the next colon of its " +
      "OpenID Connect subject. Repositories since July 2026 have numbers there: `owner@123/name@456`.",
    example: "example/ticket-pipeline",
  }),
  DELIVERY_STAGES: withDefault(stages, "dev,staging,prod", {
    description: "Stages that workflows deploy to this account, each with a role of its own.",
  }),
  DELIVERY_OIDC_PROVIDER: withDefault(z.enum(["create", "existing"], "expected create or existing"), "create", {
    description: "An account has one identity provider for GitHub. `existing`: it has one already.",
  }),
});
type DeliveryVariables = z.infer<typeof DeliveryVariables>;

export const toDelivery = (variables: DeliveryVariables) => ({
  repository: variables.DELIVERY_REPOSITORY,
  stages: variables.DELIVERY_STAGES,
  createsProvider: variables.DELIVERY_OIDC_PROVIDER === "create",
});
