import type { Check, CheckContext } from "../check.js";
import { failure, ok, type Finding } from "../finding.js";
import { servicesFor } from "../resource-types.js";

const SUBJECT = "services of the region";
const PATH = "/aws/service/global-infrastructure";

/** Names in one call. */
const BATCH = 10;

/** Services that functions call, and that no resource of the stack shows. Bedrock: see the check of the model. */
const CALLED = ["comprehend", "sts"];

/** Which of these parameters AWS has. */
const existing = async (
  { account }: CheckContext,
  names: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> => {
  const batches = Array.from({ length: Math.ceil(names.length / BATCH) }, (_, index) =>
    names.slice(index * BATCH, (index + 1) * BATCH),
  );
  const pages = await Promise.all(batches.map((Names) => account.getParameters({ Names }, signal)));
  return new Set(pages.flatMap(({ Parameters = [] }) => Parameters.map(({ Name = "" }) => Name)));
};

/** A service, and the region in which it is called. */
interface Needed {
  readonly service: string;
  readonly region: string;
}

const neededBy = ({ stack, config }: CheckContext): readonly Needed[] =>
  [...new Set([...servicesFor(stack.resources.map(({ type }) => type)), ...CALLED])].map((service) => ({
    service,
    region: service === "comprehend" ? (config.comprehendRegion ?? config.region) : config.region,
  }));

const everywhere = ({ service }: Needed): string => `${PATH}/services/${service}`;
const inRegion = ({ service, region }: Needed): string => `${PATH}/regions/${region}/services/${service}`;

const judge = (needed: readonly Needed[], found: ReadonlySet<string>, region: string): Finding => {
  // AWS's list leaves some services out altogether: that says nothing of the region.
  const listed = needed.filter((one) => found.has(everywhere(one)));
  const missing = listed.filter((one) => !found.has(inRegion(one)));
  if (missing.length === 0)
    return ok(SUBJECT, `${region} has all ${listed.length} of the stack's services that AWS lists by region.`);
  const names = missing.map((one) => (one.region === region ? one.service : `${one.service} (${one.region})`));
  return failure(
    SUBJECT,
    `${region} does not have ${names.join(", ")}.`,
    missing.every(({ service }) => service === "comprehend")
      ? "Set COMPREHEND_REGION in .env to a region that has it."
      : "Set AWS_REGION in .env to a region that has all of them.",
  );
};

/** Whether the region has every service, by the public parameters with which AWS lists them. */
export const servicesCheck: Check = {
  subject: SUBJECT,
  run: async (context, signal) => {
    const needed = neededBy(context);
    const found = await existing(
      context,
      needed.flatMap((one) => [everywhere(one), inRegion(one)]),
      signal,
    );
    if (found.size === 0) throw new Error("AWS's list of services by region is empty");
    return [judge(needed, found, context.config.region)];
  },
};
