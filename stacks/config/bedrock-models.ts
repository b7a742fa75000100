import type { ToolUse } from "../../functions/shared/model/model-features.js";
import { needsProfile, toolUseOf } from "./model-families.js";
import { callersIfNot, isOpaque, type ModelName, profileFor } from "./model-id.js";
import { partitionOf } from "./partitions.js";

/** The variables that name the model. */
interface ModelVariables {
  readonly AWS_REGION: string;
  readonly RESPONSE_MODEL_ID: ModelName;
  readonly RESPONSE_FOUNDATION_MODEL?: string | undefined;
}

/** The model that answers: how it is called, and what it is. */
export interface BedrockModelConfig extends Pick<ModelName, "kind"> {
  /** What Converse is called with. */
  readonly id: string;
  /** The ModelId of its metrics: the id, or the last part of an ARN. */
  readonly metricId: string;
  readonly foundationModel: string;
  /** Whether a call may be routed to any region of the world, by a policy without region. */
  readonly isGlobal: boolean;
  /** What is asked of it first; a model that refuses is asked for less. */
  readonly toolUse: ToolUse;
  /** Whether `toolUse` is known of its family. */
  readonly isKnown: boolean;
}

/** The model that checked variables describe. */
export const toBedrockModel = ({
  RESPONSE_MODEL_ID: model,
  RESPONSE_FOUNDATION_MODEL: named,
}: Omit<ModelVariables, "AWS_REGION">): BedrockModelConfig => {
  const foundationModel = model.foundationModel ?? named ?? "";
  const toolUse = toolUseOf(foundationModel);
  return {
    kind: model.kind,
    // Profiles of AWS and models are called by their ids, so that an ARN and its id are one thing to alarms and logs.
    id: isOpaque(model.kind) ? model.configured : model.name,
    metricId: model.name,
    foundationModel,
    // Which profile an application's was copied from cannot be seen in its ARN.
    isGlobal: model.geography === "global" || model.kind === "application-inference-profile",
    toolUse: toolUse ?? "named",
    isKnown: toolUse !== undefined,
  };
};

const issue = (message: string, name = "RESPONSE_MODEL_ID") => [{ name, message }];

const locationIssues = ({ location }: ModelName, region: string) => {
  const partition = partitionOf(region);
  if (location === undefined || (location.region === region && location.partition === partition)) return [];
  return issue(`expected an ARN of AWS_REGION ${region}, which starts with arn:${partition}:bedrock:${region}:`);
};

const suggestion = (foundationModel: string, region: string): string => {
  const profile = profileFor(foundationModel, region);
  return profile === undefined ? "" : `, such as ${profile}`;
};

const routeIssues = ({ kind, geography, foundationModel = "" }: ModelName, region: string) => {
  const example = suggestion(foundationModel, region);
  if (kind === "foundation-model" && needsProfile(foundationModel)) {
    return issue(`expected an inference profile of the model${example}, since it cannot be called on demand`);
  }
  const callers = geography === undefined ? undefined : callersIfNot(geography, region);
  if (geography === undefined || callers === undefined) return [];
  return issue(
    `expected a profile that AWS_REGION ${region} can call${example}; ${geography}. can be called from ${callers}`,
  );
};

const foundationIssues = (model: ModelName, named: string | undefined) => {
  const { kind, foundationModel: own } = model;
  if (own === undefined && named === undefined) {
    const message = "expected the id of the model behind RESPONSE_MODEL_ID, such as amazon.nova-2-lite-v1:0";
    return issue(`${message}, since an ARN of ${kind} does not name it`, "RESPONSE_FOUNDATION_MODEL");
  }
  if (own === undefined || named === undefined || named === own) return [];
  return issue(`expected ${own}, which RESPONSE_MODEL_ID names, or no value`, "RESPONSE_FOUNDATION_MODEL");
};

const toolIssues = ({ foundationModel: own }: ModelName, named: string | undefined) => {
  const foundationModel = own ?? named ?? "";
  if (toolUseOf(foundationModel) !== "none") return [];
  const message = "expected a model that supports tool use in Converse, such as Amazon Nova or Anthropic Claude";
  return issue(`${message}; ${foundationModel} does not`, own ? "RESPONSE_MODEL_ID" : "RESPONSE_FOUNDATION_MODEL");
};

/** What is wrong with the model, and in this region. */
export const modelIssues = (variables: ModelVariables) => {
  const { AWS_REGION: region, RESPONSE_MODEL_ID: model, RESPONSE_FOUNDATION_MODEL: named } = variables;
  return [
    ...toolIssues(model, named),
    ...locationIssues(model, region),
    ...routeIssues(model, region),
    ...foundationIssues(model, named),
  ];
};

/** What should be known about a model that can be deployed. */
export const modelWarnings = ({ isKnown, foundationModel }: BedrockModelConfig): readonly string[] =>
  isKnown
    ? []
    : [
        `it is not known here whether ${foundationModel} supports tool use in Converse: if it refuses tools, it is ` +
          "asked for JSON in its text, which is less reliable",
      ];
