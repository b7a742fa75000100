import * as z from "zod";
import { EXPECTED_SHARES, parseShares } from "../../functions/shared/reply-quality/evaluation-shares.js";
import { foundationModelOf, type ModelConfigVariables, modelIssuesOf, toModelConfig } from "./bedrock-models.js";
import { pricesOf } from "./model-prices.js";
import { optional, withDefault } from "./setting.js";
import { foundationModel, modelId, wholeNumberSchema } from "./variable-schemas.js";

const sharesSchema = z.string().transform((text, context) => {
  const shares = parseShares(text);
  if (shares !== undefined) return shares;
  context.addIssue({ code: "custom", message: `expected ${EXPECTED_SHARES}` });
  return z.NEVER;
});

/** How replies are evaluated after their tickets are finished. */
export const EvaluationVariables = z.object({
  EVALUATION_SHARE: withDefault(sharesSchema, "0.1", {
    description:
      "Share of the tickets answered by the model whose replies are evaluated, from 0 (none) to 1 (all): one number, or " +
      "one for each queue that a finished ticket is routed to. Which tickets these are follows from their ids.",
    example: "priority=1,general=0.05",
  }),
  JUDGE_MODEL_ID: optional(modelId(), {
    unset: "no judge: rules alone evaluate replies",
    description:
      "Bedrock model that judges the replies of the sample, besides the rules; as `RESPONSE_MODEL_ID`. It must be of " +
      "another vendor than the model that writes, since models favour texts of their own kind. Personal data is " +
      "replaced before it reads anything, unless `PII_MODE` is `off`.",
    example: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
  }),
  JUDGE_FOUNDATION_MODEL: optional(foundationModel(), {
    unset: "the model that `JUDGE_MODEL_ID` names",
    description:
      "The model behind `JUDGE_MODEL_ID`. Required if that is the ARN of an application inference profile or of " +
      "provisioned throughput.",
    example: "anthropic.claude-haiku-4-5-20251001-v1:0",
  }),
  JUDGE_REPLIES_A_DAY: withDefault(wholeNumberSchema(1, 1_000_000), "1000", {
    description:
      "Replies a day that the judge reads. Rules alone evaluate the rest. A thousand cost about 5 USD with Claude " +
      "Haiku 4.5.",
  }),
});
export type EvaluationVariables = z.infer<typeof EvaluationVariables>;

type Variables = EvaluationVariables & ModelConfigVariables & { readonly AWS_REGION: string };

const NAMES = { model: "JUDGE_MODEL_ID", foundation: "JUDGE_FOUNDATION_MODEL" };

const vendorOf = (foundationModel: string): string => foundationModel.split(".", 1).join();

/** A model favours what its own kind wrote: such a judge would not be one. */
const vendorIssues = ({ JUDGE_MODEL_ID: judge, JUDGE_FOUNDATION_MODEL: named, ...variables }: Variables) => {
  if (judge === undefined) return [];
  const vendor = vendorOf(foundationModelOf(judge, named));
  const writer = foundationModelOf(variables.RESPONSE_MODEL_ID, variables.RESPONSE_FOUNDATION_MODEL);
  if (vendor === "" || vendor !== vendorOf(writer)) return [];
  return [{ name: NAMES.model, message: `expected a model of another vendor than ${vendor}, whose model writes` }];
};

/** What is wrong with the judge, also beside the model that writes. */
export const evaluationIssues = (variables: Variables) => {
  const { AWS_REGION: region, JUDGE_MODEL_ID: judge, JUDGE_FOUNDATION_MODEL: named } = variables;
  if (judge !== undefined) return [...modelIssuesOf(NAMES, region, judge, named), ...vendorIssues(variables)];
  if (named === undefined) return [];
  return [{ name: NAMES.foundation, message: "expected no value without JUDGE_MODEL_ID" }];
};

const toJudge = ({ JUDGE_MODEL_ID: id, JUDGE_FOUNDATION_MODEL: named, JUDGE_REPLIES_A_DAY }: EvaluationVariables) => {
  if (id === undefined) return undefined;
  const model = toModelConfig(id, named);
  return { model, prices: pricesOf(model.foundationModel), repliesADay: JUDGE_REPLIES_A_DAY };
};

/** The evaluation that checked variables describe. */
export const toEvaluation = (variables: EvaluationVariables) => ({
  shares: variables.EVALUATION_SHARE,
  /** Undefined: the rules alone. */
  judge: toJudge(variables),
});
