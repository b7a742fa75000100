import { TICKET_KEY_PLACEHOLDERS } from "../functions/shared/table/ticket-table.js";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { StackConfig } from "./config/config.js";
import { GUARDRAIL_PRICES } from "./config/model-prices.js";
import { explainLogGroups } from "./constructs/explain-findings.js";
import { ConsoleProof } from "./constructs/console/console-proof.js";
import { Alarms } from "./constructs/observability/alarms.js";
import { Dashboard } from "./constructs/observability/dashboard.js";
import { MonthlyBudget } from "./constructs/observability/monthly-budget.js";
import { allowSentimentDetection, bindModel, bindPii } from "./constructs/workflow/model-access.js";
import { TicketGuardrail } from "./constructs/workflow/ticket-guardrail.js";
import { TicketSource } from "./constructs/workflow/ticket-source.js";
import { resourceNames, type ResourceNames } from "./names.js";
import { declareOutputs } from "./outputs.js";
import { createApi } from "./parts/api-parts.js";
import { createConsole } from "./parts/console-parts.js";
import { createDesk } from "./parts/desk-parts.js";
import { connectEvaluation, createVerdictArchive } from "./parts/evaluation-parts.js";
import { createParts, type Parts, type PipelineProps } from "./parts/pipeline-parts.js";
import { createLoad, type Load } from "./parts/warehouse-parts.js";
import { configureProvider, declareBackend, limitRoles } from "./stack-settings.js";

/** The whole pipeline. Creates its parts, and grants each part what it needs of the others. */
export class TicketPipelineStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id);
    const names = resourceNames(props.config);
    declareBackend(this, props.config, names.prefix);
    configureProvider(this, props.config, props.config.stage);
    const parts = createParts(this, props, names);
    this.#connectFunctions(parts, props.config);
    this.#guard(parts, props.config, names);
    this.#connectWorkflow(parts, props.config);
    this.#connectFailures(parts);
    this.#limitCost(parts, props.config, names);
    this.#connectRouting(parts);
    connectEvaluation(parts, props.config);
    createVerdictArchive(this, parts, names);
    const source = new TicketSource(this, "source", {
      stream: parts.stream,
      fn: parts.functions.startWorkflow,
      bucket: parts.bucket,
      concurrency: props.config.concurrency,
    });
    const load = createLoad(this, props, parts, names);
    const { consoleCode: code } = props;
    const proof = code && new ConsoleProof(this, "console-proof");
    const entrance = createApi(this, props.config, parts, names, proof);
    const console = code && proof && createConsole(this, { config: props.config, names, code, proof }, parts, entrance);
    const desk = createDesk(this, props.config, parts, names);
    explainLogGroups(this);
    limitRoles(this, props.config);
    const watch = this.#watch(parts, props.config, names, { load, distributionId: console?.distribution.id });
    declareOutputs(this, { ...parts, ...entrance, console, desk, source, load, ...watch });
  }

  #connectFunctions({ account, bucket, store, functions, workflow }: Parts, config: StackConfig): void {
    const { startWorkflow, detectSentiment, generateResponse, writeTicketJson, recordFailure } = functions;
    workflow.bindStarter(startWorkflow);
    bucket.bindWriter(startWorkflow, ["originals/", "quarantine/"]);
    allowSentimentDetection(detectSentiment, config.comprehendRegion);
    store.bindBudgets(detectSentiment, config.budgets.tiers);
    bindModel(generateResponse, { account, model: config.responseModel });
    bindPii(generateResponse, config.pii, config.comprehendRegion);
    generateResponse.setEnvironment("CONFIDENCE_FLOOR", String(config.confidenceFloor));
    generateResponse.setEnvironment("PROMPT_MAX_TOKENS", String(config.budgets.promptMaxTokens));
    if (config.promptDatamarking) generateResponse.setEnvironment("PROMPT_DATAMARKING", "true");
    generateResponse.setEnvironment("REPLY_ALLOWED", config.replies.allowed.join(","));
    generateResponse.setEnvironment("REPLY_FORBIDS", config.replies.forbids);
    bucket.bindWriter(writeTicketJson, ["tickets/"]);
    bucket.bindWriter(recordFailure, ["failed/"]);
    store.bindUpdater(recordFailure);
    store.grantRules(recordFailure.role);
  }

  #guard({ key, functions }: Parts, { guardrail }: StackConfig, { guardrail: name }: ResourceNames): void {
    if (guardrail) new TicketGuardrail(this, "guardrail", { name, key }).bind(functions.generateResponse);
  }

  #connectWorkflow({ account, store, topic, functions, workflow }: Parts, config: StackConfig): void {
    workflow.setValue("Partition", account.partition);
    workflow.bindFunction("DetectSentiment", functions.detectSentiment);
    workflow.bindFunction("GenerateResponse", functions.generateResponse);
    workflow.bindFunction("TriageByRules", functions.triageByRules);
    workflow.bindFunction("WriteTicketJson", functions.writeTicketJson);
    workflow.setValue("TicketTable", store.name);
    for (const [placeholder, value] of Object.entries(TICKET_KEY_PLACEHOLDERS)) workflow.setValue(placeholder, value);
    store.grantUpdate(workflow.role);
    store.grantLookUp(workflow.role);
    workflow.setValue("TicketTopic", topic.arn);
    workflow.setValue("NotificationDetail", config.notificationDetail);
    topic.grantPublish(workflow.role, "PublishTickets");
  }

  #connectFailures({ account, bucket, failureTopic, queue, functions, workflow }: Parts): void {
    workflow.bindFunction("RecordFailure", functions.recordFailure);
    workflow.setValue("FailedTicketsQueue", queue.url);
    queue.grantSend(workflow.role);
    workflow.setValue("FailureTopic", failureTopic.arn);
    failureTopic.grantPublish(workflow.role, "NotifyFailures");
    failureTopic.allowService("AlarmsPublish", "cloudwatch.amazonaws.com", account);
    bucket.announceGivenUp(failureTopic, account);
  }

  #limitCost(
    { account, failureTopic: topic }: Parts,
    { budgets }: StackConfig,
    { monthlyBudget }: ResourceNames,
  ): void {
    const { monthlyUsd: limit } = budgets;
    if (limit !== undefined) new MonthlyBudget(this, "monthly-budget", { name: monthlyBudget, account, limit, topic });
  }

  #connectRouting({ routing, store, functions }: Parts): void {
    routing.bindConsumer("analytics", functions.countTickets);
    store.bindCounter(functions.countTickets);
    routing.bindConsumer("priority", functions.setPriorityLane);
    store.bindLane(functions.setPriorityLane, "set-priority-lane");
    routing.bindConsumer("general", functions.setGeneralLane);
    store.bindLane(functions.setGeneralLane, "set-general-lane");
  }

  #watch(
    parts: Parts,
    config: StackConfig,
    names: ResourceNames,
    { load, distributionId }: { readonly load: Load | undefined; readonly distributionId: string | undefined },
  ) {
    const resources = {
      stateMachineArn: parts.workflow.arn,
      queueName: names.failedTicketsQueue,
      tableName: names.table,
      topicName: names.topic,
      routingQueue: names.routingQueue,
      routingDeadLetters: names.routingDeadLetters,
      deadlineDeadLetters: names.watchDeadlinesDeadLetters,
      deskCountingDeadLetters: names.countDeskChangesDeadLetters,
      verdictDeadLetters: names.archiveVerdictsDeadLetters,
      apiName: names.api,
      modelId: config.responseModel.metricId,
      prices: config.budgets.prices,
      judgePrices: config.evaluation.judge?.prices,
      guardrailPrices: config.guardrail ? GUARDRAIL_PRICES : undefined,
      concurrencyQuota: config.concurrency.quota,
      functionName: names.fn,
    };
    const alarms = new Alarms(this, "alarms", {
      prefix: names.prefix,
      topicArn: parts.failureTopic.arn,
      resources,
      config: config.alarms,
    });
    const dashboard = new Dashboard(this, "dashboard", {
      ...resources,
      name: names.prefix,
      region: parts.account.region,
      streamName: names.stream,
      distributionId,
      firewallName: config.api.wafRate === undefined ? undefined : names.api,
      load: load && {
        jobName: load.job.jobName,
        ruleName: names.failedLoadRule,
        deadLetterName: names.failedLoadDeadLetters,
      },
      alarmArns: [...alarms.arns, ...(load?.watch.alarmArns ?? [])],
    });
    return { alarms, dashboard };
  }
}
