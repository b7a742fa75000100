interface Geography {
  /** First part of a profile's id: `us` in `us.amazon.nova-pro-v1:0`. */
  readonly name: string;
  /** What the regions that may call the profile start with, those of other partitions apart. */
  readonly regionPrefix: string;
  /** Regions a call may be routed to, besides the one it is made in. */
  readonly destinations: readonly string[];
}

/**
 * From the Bedrock User Guide, "Supported Regions and models for inference profiles", the Amazon Nova rows.
 * A region too many grants nothing more: the models are allowed through the profile only.
 */
const TABLE: readonly Geography[] = [
  { name: "us", regionPrefix: "us-", destinations: ["us-east-1", "us-east-2", "us-west-2"] },
  {
    name: "eu",
    regionPrefix: "eu-",
    destinations: ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"],
  },
  {
    name: "apac",
    regionPrefix: "ap-",
    destinations: [
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-south-1",
      "ap-south-2",
      "ap-southeast-1",
      "ap-southeast-2",
      "ap-southeast-4",
    ],
  },
];

export const GEOGRAPHIES = TABLE.map(({ name }) => name);

/** The geography of a cross-region inference profile's id, or undefined for the id of a model itself. */
export const geographyOf = (modelId: string): Geography | undefined =>
  TABLE.find(({ name }) => modelId.startsWith(`${name}.`));

/** GovCloud and the isolated regions share the first letters with the others, and none of their profiles. */
const OTHER_PARTITION = /^[a-z]+-(gov|iso[a-z]?)-/;

/** Whether the profiles of `geography` can be called from `region`. */
export const isCallableFrom = (region: string, { regionPrefix }: Geography): boolean =>
  region.startsWith(regionPrefix) && !OTHER_PARTITION.test(region);

/** What a role must be allowed to call: the model in each region, and the profile when calls go through one. */
export interface ModelAccess {
  readonly foundationModel: string;
  readonly regions: readonly string[];
  /** Id of the inference profile; undefined when the model is called directly. */
  readonly profile: string | undefined;
}

/** `us.amazon.nova-pro-v1:0` called in us-west-1 is amazon.nova-pro-v1:0 in that region and its geography's others. */
export const modelAccess = (modelId: string, region: string): ModelAccess => {
  const geography = geographyOf(modelId);
  if (geography === undefined) return { foundationModel: modelId, regions: [region], profile: undefined };
  return {
    foundationModel: modelId.slice(geography.name.length + 1),
    regions: [...new Set([...geography.destinations, region])].sort(),
    profile: modelId,
  };
};
