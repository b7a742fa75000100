import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { s3Settings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { metrics, METRICS } from "../shared/lambda/observability.js";
import { seldomUsedS3Store } from "../shared/lambda/seldom-used-s3-store.js";
import { recordQueueHandler } from "../shared/lambda/ticket-queue-handler.js";
import { readReplyPolicy } from "../shared/reply-gate/read-policy.js";
import { readShares } from "../shared/reply-quality/evaluation-shares.js";
import { isBadReply, type ReplyEvaluation } from "../shared/reply-quality/evaluation.js";
import { createTableClient } from "../shared/table/table-client.js";
import { DynamoEvaluations } from "./dynamo-evaluations.js";
import { type BudgetedJudge, evaluateResponse, type EvaluateResult } from "./evaluate-response.js";

/**
 * A ticket takes at most two attempts of 30 s to ask the judge, and three each to count that, to mark it, and to write
 * item and object: 84 s and the SDK's waits, of the function's 120 s.
 */
const STORE_TIMEOUT_MS = 2_000;
const LONGEST_MS = 90_000;

const env = readEnv({ table: "TICKET_TABLE", bucket: "TICKET_BUCKET" });
const table = createTableClient(STORE_TIMEOUT_MS);

/** Only a deployment with a judge reads the code of Bedrock's client. */
const createJudge = async (id: string): Promise<BudgetedJudge> => {
  const judge = await import("./create-judge.js");
  return judge.createJudge(id, table, env.table);
};

/** Set for a deployment with a judge. */
const { JUDGE_MODEL_ID: judgeId } = process.env;

const settings = {
  shares: readShares(),
  allowed: readReplyPolicy().allowed,
  judge: judgeId === undefined ? undefined : await createJudge(judgeId),
  evaluations: new DynamoEvaluations(table, env.table),
  archive: seldomUsedS3Store(s3Settings(STORE_TIMEOUT_MS), env.bucket),
  onNotJudged: () => {
    metrics.addMetric(METRICS.repliesNotJudged, MetricUnit.Count, 1);
  },
  now: () => new Date(),
};

const count = (evaluation: ReplyEvaluation): void => {
  const invalid = evaluation.verdicts.filter(({ verdict }) => verdict === "INVALID").length;
  metrics.addMetric(METRICS.repliesEvaluated, MetricUnit.Count, 1);
  metrics.addMetric(METRICS.repliesBad, MetricUnit.Count, isBadReply(evaluation) ? 1 : 0);
  metrics.addMetric(METRICS.verdictsInvalid, MetricUnit.Count, invalid);
  metrics.addMetric(METRICS.judgeInputTokens, MetricUnit.Count, evaluation.judge_input_tokens ?? 0);
  metrics.addMetric(METRICS.judgeOutputTokens, MetricUnit.Count, evaluation.judge_output_tokens ?? 0);
};

const LOG_MESSAGES: Readonly<Record<Extract<EvaluateResult, string>, string>> = {
  "not-sampled": "Reply not in the sample",
  "not-of-a-model": "No reply of a model",
  superseded: "Reply left to a later answer",
};

/** Evaluates the replies of a share of the finished tickets. Nobody waits for it. */
export const handler = recordQueueHandler({
  inParallel: true,
  longestMs: LONGEST_MS,
  run: async (record) => {
    try {
      const result = await evaluateResponse(record, settings);
      if (typeof result === "string") return LOG_MESSAGES[result];
      count(result);
      return "Reply evaluated";
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  },
});
