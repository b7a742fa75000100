import { partitionOf } from "./partitions.js";

/** What a call names: the model itself, a profile of AWS or of the account, or throughput that was bought. */
type ModelKind = "foundation-model" | "inference-profile" | "application-inference-profile" | "provisioned-model";

interface Geography {
  /** First part of a profile's id: `us` in `us.amazon.nova-2-lite-v1:0`. */
  readonly name: string;
  /** What the regions that can call its profiles start with. Undefined: every commercial region. */
  readonly callers: readonly string[] | undefined;
}

/**
 * From the Bedrock User Guide, "Supported Regions and models for inference profiles", as of November 2026. Which
 * regions a profile routes to differs by model and grows, so it is not listed here: nothing depends on it. A model may
 * have fewer calling regions than its geography.
 */
const GEOGRAPHIES: readonly Geography[] = [
  { name: "us-gov", callers: ["us-gov-"] },
  { name: "us", callers: ["us-east-", "us-west-", "ca-"] },
  { name: "eu", callers: ["eu-", "il-"] },
  { name: "jp", callers: ["ap-northeast-1", "ap-northeast-3"] },
  { name: "au", callers: ["ap-southeast-2", "ap-southeast-4", "ap-southeast-6"] },
  { name: "ca", callers: ["ca-"] },
  { name: "apac", callers: ["ap-", "me-"] },
  { name: "global", callers: undefined },
];

export const GEOGRAPHY_PREFIXES = GEOGRAPHIES.map(({ name }) => `${name}.`);

const GEOGRAPHY = `(?:${GEOGRAPHIES.map(({ name }) => name).join("|")})`;

/** vendor.model, such as amazon.nova-2-lite-v1:0 or vendor.model-4.6. */
const MODEL = String.raw`(?!${GEOGRAPHY}\.)[a-z0-9-]+\.[a-z0-9-]+(?:\.\d[a-z0-9-]*)*(?::[a-z0-9]+)*`;

/** The id of a foundation model. */
export const FOUNDATION_MODEL = new RegExp(`^${MODEL}$`);

const MODEL_OR_PROFILE = new RegExp(`^(?:(?<geography>${GEOGRAPHY})\\.)?(?<model>${MODEL})$`);

const ARN =
  /^arn:(?<partition>aws[a-z-]*):bedrock:(?<region>[a-z0-9-]+):(\d{12})?:(?<kind>[a-z-]+)\/(?<name>[a-z0-9.:-]+)$/;

/** What RESPONSE_MODEL_ID names. */
export interface ModelName {
  readonly kind: ModelKind;
  /** As it is configured. */
  readonly configured: string;
  /** The last part of an ARN, or the id as it is. */
  readonly name: string;
  /** Undefined for an ARN that does not say which model it is. */
  readonly foundationModel: string | undefined;
  readonly geography: string | undefined;
  /** Partition and region of an ARN. */
  readonly location: { readonly partition: string; readonly region: string } | undefined;
}

/** The ARNs of these end with an id that the account's owner got from Bedrock. */
export const isOpaque = (kind: string): kind is "application-inference-profile" | "provisioned-model" =>
  kind === "application-inference-profile" || kind === "provisioned-model";

const readName = (name: string) => {
  const { geography, model } = MODEL_OR_PROFILE.exec(name)?.groups ?? {};
  if (model === undefined) return undefined;
  const kind: ModelKind = geography === undefined ? "foundation-model" : "inference-profile";
  return { kind, name, foundationModel: model, geography };
};

const readArn = (kind: string, name: string) => {
  if (!isOpaque(kind)) {
    const found = readName(name);
    return found?.kind === kind ? found : undefined;
  }
  return /^[a-z0-9]+$/.test(name) ? { kind, name, foundationModel: undefined, geography: undefined } : undefined;
};

/** Reads the id or ARN of a foundation model, a profile or provisioned throughput. Undefined for anything else. */
export const parseModelId = (configured: string): ModelName | undefined => {
  const { partition = "", region = "", kind = "", name = "" } = ARN.exec(configured)?.groups ?? {};
  const isArn = name !== "";
  const found = isArn ? readArn(kind, name) : readName(configured);
  return found && { ...found, configured, location: isArn ? { partition, region } : undefined };
};

const isCallableFrom = (region: string, { callers }: Geography): boolean =>
  callers === undefined ? partitionOf(region) === "aws" : callers.some((prefix) => region.startsWith(prefix));

/** What is wrong with calling the profiles of a geography from a region: where they can be called. */
export const callersIfNot = (name: string, region: string): string | undefined => {
  const geography = GEOGRAPHIES.find((one) => one.name === name);
  if (geography === undefined || isCallableFrom(region, geography)) return undefined;
  return geography.callers === undefined
    ? "the commercial regions"
    : geography.callers.map((prefix) => (prefix.endsWith("-") ? `${prefix}*` : prefix)).join(", ");
};

/** The id of a model's profile that a region can probably call. Undefined in partitions without profiles. */
export const profileFor = (foundationModel: string, region: string): string | undefined => {
  const geography = GEOGRAPHIES.find((one) => isCallableFrom(region, one));
  return geography && `${geography.name}.${foundationModel}`;
};
