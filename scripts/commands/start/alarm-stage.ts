import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { FailurePointerSchema } from "../../../functions/shared/contracts/workflow.js";
import { clearFaults, scriptFault } from "../../local/emulator/script-faults.js";
import type { LocalStack } from "../../local/stack/stack.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import { send } from "../../shared/journey/send.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";
import { showAlarm, type AlarmStage } from "./show-alarm.js";
import { probeTopic, type TopicProbe } from "./topic-probe.js";

const TICKETS = 3;

const AlarmNotice = z.object({ AlarmName: z.string(), NewStateValue: z.string(), NewStateReason: z.string() });

/**
 * A message of the failure topic on one line: an alarm, a failed ticket, or the first 100 characters of the message.
 */
export const describeNotice = (message: string): string => {
  const parsed = parseJson(message);
  const alarm = AlarmNotice.safeParse(parsed);
  if (alarm.success)
    return `alarm ${alarm.data.AlarmName} is ${alarm.data.NewStateValue} (${alarm.data.NewStateReason})`;
  const pointer = FailurePointerSchema.safeParse(parsed);
  if (pointer.success) return `ticket ${pointer.data.ticketId} failed with ${pointer.data.error}`;
  return message.slice(0, 100);
};

const findAlarm = async ({ alarms, names }: Deployment) => {
  const AlarmNames = [`${names.prefix}-executions-failed`];
  const { MetricAlarms: [alarm] = [] } = await alarms.send(new DescribeAlarmsCommand({ AlarmNames }));
  if (alarm === undefined) throw new Error(`Alarm ${AlarmNames.join()} not found.`);
  return alarm;
};

const openStage = async (controlUrl: string, deployment: Deployment, probe: TopicProbe): Promise<AlarmStage> => {
  const { AlarmName = "", Period = 0, EvaluationPeriods = 1 } = await findAlarm(deployment);
  const resource = `${deployment.bucket}/tickets/`;
  return {
    alarmName: AlarmName,
    quietSeconds: Period * EvaluationPeriods,
    breakDelivery: () =>
      scriptFault(controlUrl, { service: "s3", operation: "PutObject", error: "AccessDenied", resource }),
    restoreDelivery: () => clearFaults(controlUrl),
    send: async () => (await send(deployment, generateTickets({ count: TICKETS }))).sent.length,
    alarmState: async () => (await findAlarm(deployment)).StateValue ?? "",
    takeNotices: async () => (await probe.take()).map(describeNotice),
  };
};

/**
 * Shows on the running stack that the alarm on failed tickets enters ALARM and returns to OK.
 * @returns whether it did
 */
export const showAlarmOf = async (stack: LocalStack, screen: Screen, signal: AbortSignal): Promise<boolean> => {
  const deployment = connectToDeployment(stack);
  const probe = await probeTopic({ ...deployment, topicArn: deployment.failureTopicArn });
  const stage = await openStage(stack.controlUrl, deployment, probe);
  const print = (line: string): void => {
    screen.write(`${line}\n`);
  };
  return showAlarm({ stage, print, signal }).finally(() => probe.remove());
};
