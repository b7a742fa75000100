import { randomUUID } from "node:crypto";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import type { BudgetPorts } from "../shared/budget/spend-safely.js";
import { DynamoCallerBudgets } from "../shared/budget/dynamo-caller-budgets.js";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { readChoice, readCount } from "../shared/lambda/env.js";
import { logger, metrics, METRICS } from "../shared/lambda/observability.js";
import { TOOL_USES } from "../shared/model/model-features.js";
import { BedrockJudge } from "./bedrock-judge.js";
import type { BudgetedJudge } from "./evaluate-response.js";

/** A model's answer may take half a minute; the second attempt is for a broken connection. */
const JUDGE_TIMEOUT_MS = 30_000;
const JUDGE_ATTEMPTS = 2;

type BudgetTable = ConstructorParameters<typeof DynamoCallerBudgets>[0];

const createBudget = (table: BudgetTable, tableName: string): BudgetPorts => {
  const replies = { tickets: readCount("JUDGE_REPLIES_A_DAY"), characters: 1 };
  return {
    budgets: new DynamoCallerBudgets(table, tableName, { general: replies, gold: replies }),
    log: logger,
    onUncounted: () => {
      metrics.addMetric(METRICS.budgetsNotCounted, MetricUnit.Count, 1);
    },
  };
};

/** The judge of a deployment that has one, as its environment describes it. @param id of the model */
export const createJudge = (id: string, table: BudgetTable, tableName: string): BudgetedJudge => {
  const client = new BedrockRuntimeClient({ ...clientSettings(JUDGE_TIMEOUT_MS), maxAttempts: JUDGE_ATTEMPTS });
  const onRefusal = (reason: string, left: object): void => {
    logger.warn("The judge refuses a part of the request, which is left out from now on", { reason, ...left });
  };
  return {
    model: new BedrockJudge(client, id, readChoice("JUDGE_TOOL_USE", TOOL_USES), onRefusal),
    newMark: () => randomUUID().replaceAll("-", ""),
    piiMode: readChoice("PII_MODE", ["redact", "off"]),
    budget: createBudget(table, tableName),
  };
};
