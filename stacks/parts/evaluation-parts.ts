import { formatShares } from "../../functions/shared/reply-quality/evaluation-shares.js";
import type { StackConfig } from "../config/config.js";
import { bindJudge } from "../constructs/workflow/model-access.js";
import type { Parts } from "./pipeline-parts.js";

/** Has the replies of finished tickets evaluated, by the rules and by the judge if there is one. */
export const connectEvaluation = ({ account, bucket, store, routing, functions }: Parts, config: StackConfig): void => {
  const { evaluateResponse: fn } = functions;
  const { shares, judge } = config.evaluation;
  routing.bindConsumer("evaluation", fn);
  fn.setEnvironment("EVALUATION_SHARE", formatShares(shares));
  fn.setEnvironment("REPLY_ALLOWED", config.replies.allowed.join(","));
  fn.setEnvironment("PII_MODE", config.pii.mode);
  store.bindEvaluator(fn);
  bucket.bindWriter(fn, ["evaluations/"]);
  if (judge === undefined) return;
  bindJudge(fn, { account, model: judge.model });
  store.bindJudgeBudget(fn, judge.repliesADay);
};
