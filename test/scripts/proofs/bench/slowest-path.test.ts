import { describe, expect, it } from "vitest";
import { ApplyTimes, slowestPath } from "../../../../scripts/proofs/bench/slowest-path.js";
import { renderApply } from "../../../../scripts/proofs/bench/render.js";

const BUCKET = { address: "aws_s3_bucket.bucket_3056591E", began: 1, ended: 2 };
const KEY = { address: "aws_kms_key.key", began: 1, ended: 13 };
const DEAD_LETTERS = { address: "aws_sqs_queue.dead-letters", began: 13, ended: 38 };
const QUEUE = { address: "aws_sqs_queue.queue", began: 38, ended: 63 };
const CREATED = [BUCKET, KEY, DEAD_LETTERS, QUEUE];

describe("slowestPath", () => {
  it("leads from the last resource back through what each waited for longest", () => {
    // Terraform's state names indirect dependencies and data sources, too.
    const dependencies = new Map([
      [QUEUE.address, ["data.aws_region.region", BUCKET.address, KEY.address, DEAD_LETTERS.address]],
      [DEAD_LETTERS.address, [BUCKET.address, KEY.address]],
    ]);

    expect(slowestPath(CREATED, dependencies)).toEqual([KEY, DEAD_LETTERS, QUEUE]);
  });

  it("is the last resource alone if that waited for nothing", () => {
    expect(slowestPath(CREATED, new Map())).toEqual([QUEUE]);
  });

  it("is empty if nothing was created", () => {
    expect(slowestPath([], new Map())).toEqual([]);
  });
});

describe("ApplyTimes", () => {
  it("counts from the beginning of the apply, and not from that of the steps before it", () => {
    let now = 0;
    const times = new ApplyTimes(() => now);
    const at = (milliseconds: number) => {
      now = milliseconds;
      return times;
    };
    at(1_000).record({ kind: "step-started", step: "terraform init" });
    at(2_000).record({ kind: "step-started", step: "terraform apply" });
    at(3_000).record({ kind: "started", address: BUCKET.address });
    at(4_000).record({ kind: "finished", address: BUCKET.address, seconds: 1 });
    at(9_000).record({ kind: "failed", address: KEY.address });

    expect(times.created).toEqual([BUCKET]);
  });
});

describe("renderApply", () => {
  const bench = { resources: 246, seconds: 63.5, most: 62, path: [BUCKET, QUEUE] };

  it("shows when each resource of the path began and ended", () => {
    expect(renderApply(bench)).toMatch(/s3_bucket bucket .* 1\.0 .* 2\.0 .* 1\.0/);
    expect(renderApply(bench)).toMatch(/sqs_queue queue .* 38\.0 .* 63\.0 .* 25\.0/);
  });

  it.each([
    [62, "met"],
    [63.5, "MISSED"],
  ])("says of %s seconds that the target was %s", (seconds, result) => {
    expect(renderApply({ ...bench, seconds })).toMatch(new RegExp(`at most 62 s .* ${result}`));
  });
});
