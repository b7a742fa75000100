import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROUTES_BY_FUNCTION } from "../../functions/shared/api/routes.js";
import { TIERS } from "../../functions/shared/contracts/ticket-event.js";
import { PRIORITIES } from "../../functions/shared/contracts/ticket-record.js";
import { METRICS } from "../../functions/shared/lambda/observability.js";
import { PII_KINDS } from "../../functions/shared/pii/span.js";
import { costsOf, HOURS_A_MONTH } from "../../scripts/shared/capacity/monthly-costs.js";
import { SERVICE_PRICES, SERVICE_PRICES_OF } from "../../scripts/shared/capacity/service-prices.js";
import {
  COMPREHEND_CALLS,
  comprehendUnits,
  guardrailUnits,
  TRANSITIONS,
  USUAL_TICKET,
} from "../../scripts/shared/capacity/ticket-profile.js";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { readConfig } from "../../stacks/config/config.js";
import { GUARDRAIL_PRICES, PRICES_OF, pricesOf } from "../../stacks/config/model-prices.js";
import { synthesizeStack } from "../support/aws/synthesized-stack.js";

const page = readFileSync(path.join(PROJECT_ROOT, "docs", "costs.md"), "utf8").replaceAll(/ {2,}/g, " ");
const line = page.replaceAll(/\s+/g, " ");

const prices = pricesOf(readConfig({}).responseModel.foundationModel);
const costs = costsOf(USUAL_TICKET, prices);
const perThousand = (services: readonly string[], list = costs): number =>
  list.reduce((sum, { service, perTicket }) => sum + (services.includes(service) ? perTicket * 1_000 : 0), 0);
const perMonth = (service: string): number => costs.find((cost) => cost.service === service)?.perMonth ?? Number.NaN;
const all = costs.map(({ service }) => service);
const [MODEL, SENTIMENT, WORKFLOW] = [["Bedrock"], ["Comprehend"], ["Step Functions"]];
const rest = all.filter((service) => ![...MODEL, ...SENTIMENT, ...WORKFLOW].includes(service));
const throughApi = costsOf({ ...USUAL_TICKET, throughApi: true }, prices);

const GLUE_RUN = (2 / 60) * SERVICE_PRICES.glueDpuHour;
const FLEX_RUN = (2 / 60) * SERVICE_PRICES.glueFlexDpuHour;
const REDSHIFT_RUN = (8 / 60) * SERVICE_PRICES.rpuHour;
const RUNS_A_MONTH = 12 * 30;
const loadADay = 12 * (GLUE_RUN + REDSHIFT_RUN);
const ticket = perThousand(all) / 1_000;
const tens = (value: number): number => Math.round(value / 10) * 10;

describe("docs/costs.md", () => {
  it("has the day of the prices", () => {
    expect(page).toContain(`Calculated on ${PRICES_OF}`);
    expect(page).toContain(`List prices for us-east-1, as of ${SERVICE_PRICES_OF}`);
  });

  it.each([
    `($${prices.input} and $${prices.output} a million tokens in and out) | $${perThousand(MODEL).toFixed(2)} |`,
    `three calls of ${comprehendUnits(USUAL_TICKET) / COMPREHEND_CALLS} units ($0.0001 each) | $${perThousand(SENTIMENT).toFixed(2)} |`,
    `${TRANSITIONS} transitions ($${SERVICE_PRICES.transition * 1_000} per 1,000) | $${perThousand(WORKFLOW).toFixed(3)} |`,
    `SNS, SQS, Kinesis, KMS, logs | about $${perThousand(rest).toFixed(2)} |`,
    `($3.50 a million, two calls each) | about $${(perThousand(rest, throughApi) - perThousand(rest)).toFixed(2)} |`,
    `| Kinesis on-demand ($${SERVICE_PRICES.streamHour} per hour) | $${Math.round(perMonth("Kinesis"))} |`,
    `custom metrics | about $${Math.round(perMonth("CloudWatch") + perMonth("KMS"))} |`,
    `prompt of ${USUAL_TICKET.inputTokens.toLocaleString("en")} tokens and a reply of ${USUAL_TICKET.outputTokens}`,
  ])("has the figure of the table of prices: %s", (words) => {
    expect(page).toContain(words);
  });

  it.each([
    `2 DPU, $${SERVICE_PRICES.glueDpuHour} each)`,
    `2 DPU-min, $${GLUE_RUN.toFixed(3)} | $${(GLUE_RUN * RUNS_A_MONTH).toFixed(1)}0 |`,
    `($${SERVICE_PRICES.glueFlexDpuHour}) | $${FLEX_RUN.toFixed(3)} | $${(FLEX_RUN * RUNS_A_MONTH).toFixed(1)}0 |`,
    `($${SERVICE_PRICES.rpuHour} each) | at least 60 s awake: $${REDSHIFT_RUN.toFixed(2)} | $${(REDSHIFT_RUN * RUNS_A_MONTH).toFixed(0)} |`,
    `$${SERVICE_PRICES.customMetric.toFixed(2)} each) | none | $${(4 * SERVICE_PRICES.customMetric).toFixed(2)} |`,
    `= $${loadADay.toFixed(2)} a day`,
    `costs $${(perThousand(MODEL) / 1_000).toFixed(4)} for the model's reply and $${ticket.toFixed(4)} in all`,
    `Below about ${tens(loadADay / ticket)} tickets a day`,
    `Below about ${tens((loadADay / perThousand(MODEL)) * 1_000)}, it costs more`,
    `about ${SERVICE_PRICES.webAcl + 2 * SERVICE_PRICES.webAclRule} USD per month`,
    `${(SERVICE_PRICES.webAclRequest * 1_000_000).toFixed(2)} USD per million requests`,
    `so about ${240 * SERVICE_PRICES.rpuHour} USD`,
  ])("has the figure of the load and of optional parts: %s", (words) => {
    expect(line).toContain(words);
  });

  it("has the figures of the guardrail, as npm run capacity does", () => {
    const units = guardrailUnits(USUAL_TICKET);
    const { filterUnits, sensitiveUnits } = GUARDRAIL_PRICES;
    const inAll = costsOf({ ...USUAL_TICKET, guarded: true }, prices).find(({ service }) =>
      service.includes("Guardrails"),
    );
    const row = (price: number): string =>
      `($${(price / 1_000).toFixed(2)} per 1,000 units) | $${((units * price) / 1_000).toFixed(2)} |`;

    expect(page).toContain(`content filter for prompt attacks ${row(filterUnits)}`);
    expect(page).toContain(`denied topics, however many ${row(filterUnits)}`);
    expect(page).toContain(`sensitive information ${row(sensitiveUnits)}`);
    expect(page).toContain(`| together | $${((inAll?.perTicket ?? 0) * 1_000).toFixed(2)} |`);
  });

  it("counts a month as npm run capacity does", () => {
    expect(HOURS_A_MONTH * SERVICE_PRICES.streamHour).toBe(perMonth("Kinesis"));
    expect(page).toContain(`always polls ($0.40 a million) | about $${Math.round(perMonth("SNS and SQS"))} |`);
  });

  /** Metrics of the API's access log; the load's are counted with the load. */
  const ACCESS_LOG_METRICS = 2;

  it("counts the metrics that the functions write and those of the alarms that the stack has", () => {
    const counted = TIERS.length * PRIORITIES.length;
    const served = Object.keys(ROUTES_BY_FUNCTION).length;
    const own = Object.keys(METRICS).length - 3 + counted + PII_KINDS.length + served + ACCESS_LOG_METRICS;
    const ofAlarms = synthesizeStack()
      .resources("aws_cloudwatch_metric_alarm")
      .flatMap(([, { metric_query: queries }]) =>
        Array.isArray(queries) ? queries.filter((query: object) => "metric" in query) : [queries],
      ).length;
    const { customMetric, alarmMetric, dashboard } = SERVICE_PRICES;

    expect(perMonth("CloudWatch")).toBeCloseTo(dashboard + own * customMetric + ofAlarms * alarmMetric, 6);
  });
});
