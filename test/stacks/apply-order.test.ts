import { describe, expect, it } from "vitest";
import { TICKET_ROUTE_NAMES } from "../../stacks/constructs/routing/routes.js";
import { synthesizeStack, type Resource } from "../support/aws/synthesized-stack.js";

/**
 * Seconds for which provider 5.100 waits after it has created a resource, until AWS has shown it unchanged several
 * times in a row. Measured with `npm run bench -- apply`; on AWS they are at least as long.
 */
const WAITS: Readonly<Record<string, number>> = {
  aws_s3_bucket_lifecycle_configuration: 55,
  aws_kinesis_stream: 30,
  aws_sqs_queue: 25,
  aws_sqs_queue_policy: 25,
  aws_sqs_queue_redrive_policy: 25,
  aws_sqs_queue_redrive_allow_policy: 25,
  aws_kms_key: 12,
  aws_lambda_function: 6,
};

/** The wait that nothing can shorten: the longest single one. */
const LONGEST = Math.max(...Object.values(WAITS));

const { json } = synthesizeStack();

const all = new Map<string, Resource>(
  Object.entries(json.resource).flatMap(([type, resources]) =>
    Object.entries(resources).map(([name, resource]): [string, Resource] => [`${type}.${name}`, resource]),
  ),
);

/** What Terraform creates first: the resources whose attributes this one uses, and those of its depends_on. */
const needsOf = (resource: Resource): string[] => {
  const references = JSON.stringify(resource).match(/\baws_\w+\.[\w-]+/g) ?? [];
  return [...new Set(references)].filter((address) => all.has(address));
};

const paths = new Map<string, { seconds: number; path: readonly string[] }>();

/** The longest chain of waits that ends with a resource. */
const slowestPathTo = (address: string): { seconds: number; path: readonly string[] } => {
  const known = paths.get(address);
  if (known !== undefined) return known;
  const resource = all.get(address);
  const before = (resource === undefined ? [] : needsOf(resource))
    .filter((needed) => needed !== address)
    .map(slowestPathTo)
    .reduce((most, one) => (one.seconds > most.seconds ? one : most), { seconds: 0, path: [] });
  const own = WAITS[address.split(".")[0] ?? ""] ?? 0;
  const result = { seconds: before.seconds + own, path: own === 0 ? before.path : [...before.path, address] };
  paths.set(address, result);
  return result;
};

describe("the order of an apply", () => {
  it("makes nobody wait longer than the provider's longest single wait: no waits are chained beyond it", () => {
    const tooLong = [...all.keys()].map(slowestPathTo).filter(({ seconds }) => seconds > LONGEST);

    expect(tooLong).toEqual([]);
  });

  it("begins the longest wait as soon as there is a bucket", () => {
    const lifecycle = [...all].filter(([address]) => address.startsWith("aws_s3_bucket_lifecycle_configuration."));

    expect(lifecycle.flatMap(([, resource]) => needsOf(resource)).map((address) => address.split(".")[0])).toEqual([
      "aws_s3_bucket",
      "aws_s3_bucket",
    ]);
  });

  it("creates a dead-letter queue before the queue that names it, which SQS checks", () => {
    const sources = [...all].filter(([, resource]) => resource["redrive_policy"] !== undefined);
    const queues = sources.filter(([address]) => address.startsWith("aws_sqs_queue."));

    expect(queues).toHaveLength(TICKET_ROUTE_NAMES.length);
    for (const [, queue] of queues) expect(needsOf(queue)).toContainEqual(expect.stringMatching(/dead-letters/));
  });

  it("knows a chain of waits: the test would see one", () => {
    const [source] = [...all.keys()].filter((address) => address.startsWith("aws_sqs_queue.routing_general_queue"));

    expect(slowestPathTo(source ?? "")).toMatchObject({ seconds: 50, path: [expect.anything(), source] });
  });
});
