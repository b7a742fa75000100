import type { Construct } from "constructs";
import { formatShares } from "../../functions/shared/reply-quality/evaluation-shares.js";
import type { StackConfig } from "../config/config.js";
import { CHANGES_OF_VERDICTS, TableFollower } from "../constructs/data/table-follower.js";
import { bindJudge } from "../constructs/workflow/model-access.js";
import type { ResourceNames } from "../names.js";
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
  bucket.bindWriter(fn, ["evaluations/*/evaluation_"]);
  if (judge === undefined) return;
  bindJudge(fn, { account, model: judge.model });
  store.bindJudgeBudget(fn, judge.repliesADay);
};

/** Has people's verdicts on drafts archived beside the evaluations, by which the warehouse is loaded. */
export const createVerdictArchive = (scope: Construct, parts: Parts, names: ResourceNames): void => {
  const { account, bucket, store, functions } = parts;
  const { archiveVerdicts: fn } = functions;
  store.bindVerdictArchive(fn);
  bucket.bindWriter(fn, ["evaluations/*/verdict_"]);
  new TableFollower(scope, "archive-verdicts", {
    account,
    store,
    fn,
    following: CHANGES_OF_VERDICTS,
    deadLetterName: names.archiveVerdictsDeadLetters,
  });
};
