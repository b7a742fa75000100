import type { ToolUse } from "../../functions/shared/model/model-features.js";
import { needsProfile, toolUseOf } from "./model-families.js";
import { callersIfNot, isOpaque, type ModelName, profileFor } from "./model-id.js";
import { partitionOf } from "./partitions.js";

/** The variables that name the model that answers. */
export interface ModelConfigVariables {
  readonly RESPONSE_MODEL_ID: ModelName;
  readonly RESPONSE_FOUNDATION_MODEL?: string | undefined;
}

/** A model: how it is called, and what it is. */
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

/** The foundation model that a checked id or ARN names, or else its own variable. */
export const foundationModelOf = ({ foundationModel }: ModelName, named: string | undefined): string =>
  foundationModel ?? named ?? "";

/** The model that a checked id or ARN names. @param named the model behind an ARN that does not say which it is */
export const toModelConfig = (model: ModelName, named: string | undefined): BedrockModelConfig => {
  const foundationModel = foundationModelOf(model, named);
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

/** The model that checked variables describe. */
export const toBedrockModel = ({ RESPONSE_MODEL_ID: model, RESPONSE_FOUNDATION_MODEL: named }: ModelConfigVariables) =>
  toModelConfig(model, named);

/** The variables that name a model, and the model behind an ARN that does not say which it is. */
interface ModelNames {
  readonly model: string;
  readonly foundation: string;
}

const NAMES: ModelNames = { model: "RESPONSE_MODEL_ID", foundation: "RESPONSE_FOUNDATION_MODEL" };

const issue = (name: string, message: string) => [{ name, message }];

const locationIssues = (names: ModelNames, { location }: ModelName, region: string) => {
  const partition = partitionOf(region);
  if (location === undefined || (location.region === region && location.partition === partition)) return [];
  const start = `arn:${partition}:bedrock:${region}:`;
  return issue(names.model, `expected an ARN of AWS_REGION ${region}, which starts with ${start}`);
};

const suggestion = (foundationModel: string, region: string): string => {
  const profile = profileFor(foundationModel, region);
  return profile === undefined ? "" : `, such as ${profile}`;
};

const routeIssues = (names: ModelNames, { kind, geography, foundationModel = "" }: ModelName, region: string) => {
  const example = suggestion(foundationModel, region);
  if (kind === "foundation-model" && needsProfile(foundationModel)) {
    const message = `expected an inference profile of the model${example}, since it cannot be called on demand`;
    return issue(names.model, message);
  }
  const callers = geography === undefined ? undefined : callersIfNot(geography, region);
  if (geography === undefined || callers === undefined) return [];
  return issue(
    names.model,
    `expected a profile that AWS_REGION ${region} can call${example}; ${geography}. can be called from ${callers}`,
  );
};

const foundationIssues = (names: ModelNames, model: ModelName, named: string | undefined) => {
  const { kind, foundationModel: own } = model;
  if (own === undefined && named === undefined) {
    const message = `expected the id of the model behind ${names.model}, such as amazon.nova-2-lite-v1:0`;
    return issue(names.foundation, `${message}, since an ARN of ${kind} does not name it`);
  }
  if (own === undefined || named === undefined || named === own) return [];
  return issue(names.foundation, `expected ${own}, which ${names.model} names, or no value`);
};

const toolIssues = (names: ModelNames, model: ModelName, named: string | undefined) => {
  const foundationModel = foundationModelOf(model, named);
  if (toolUseOf(foundationModel) !== "none") return [];
  const message = "expected a model that supports tool use in Converse, such as Amazon Nova or Anthropic Claude";
  const name = model.foundationModel === undefined ? names.foundation : names.model;
  return issue(name, `${message}; ${foundationModel} does not`);
};

/** What is wrong with a model, and in this region. @param names the variables that issues name */
export const modelIssuesOf = (names: ModelNames, region: string, model: ModelName, named: string | undefined) => [
  ...toolIssues(names, model, named),
  ...locationIssues(names, model, region),
  ...routeIssues(names, model, region),
  ...foundationIssues(names, model, named),
];

/** What is wrong with the model that answers, and in this region. */
export const modelIssues = ({
  AWS_REGION: region,
  RESPONSE_MODEL_ID: model,
  RESPONSE_FOUNDATION_MODEL: named,
}: ModelConfigVariables & { readonly AWS_REGION: string }) => modelIssuesOf(NAMES, region, model, named);

/** What should be known about a model that can be deployed. */
export const modelWarnings = ({ isKnown, foundationModel }: BedrockModelConfig): readonly string[] =>
  isKnown
    ? []
    : [
        `it is not known here whether ${foundationModel} supports tool use in Converse: if it refuses tools, it is ` +
          "asked for JSON in its text, which is less reliable",
      ];
