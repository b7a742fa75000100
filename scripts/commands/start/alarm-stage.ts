import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";
import { clearFaults, scriptFault } from "../../local/emulator/script-faults.js";
import type { LocalStack } from "../../local/stack/stack.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import { describeNotice } from "./failure-notice.js";
import { send } from "../../shared/journey/send.js";
import { showAlarm, type AlarmStage } from "./show-alarm.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { probeTopic, type TopicProbe } from "./topic-probe.js";

const TICKETS = 3;

const findAlarm = async ({ alarms, names }: Deployment) => {
  const AlarmNames = [`${names.prefix}-executions-failed`];
  const { MetricAlarms: [alarm] = [] } = await alarms.send(new DescribeAlarmsCommand({ AlarmNames }));
  if (alarm === undefined) throw new Error(`There is no alarm ${AlarmNames.join()}.`);
  return alarm;
};

const openStage = async (endpoint: string, deployment: Deployment, probe: TopicProbe): Promise<AlarmStage> => {
  const { AlarmName = "", Period = 0, EvaluationPeriods = 1 } = await findAlarm(deployment);
  const resource = `${deployment.bucket}/tickets/`;
  return {
    alarmName: AlarmName,
    quietSeconds: Period * EvaluationPeriods,
    breakDelivery: () =>
      scriptFault(endpoint, { service: "s3", operation: "PutObject", error: "AccessDenied", resource }),
    restoreDelivery: () => clearFaults(endpoint),
    send: async () => (await send(deployment, generateTickets({ count: TICKETS }))).sent.length,
    alarmState: async () => (await findAlarm(deployment)).StateValue ?? "",
    takeNotices: async () => (await probe.take()).map(describeNotice),
  };
};

/** Shows on the running stack that the alarm on failed tickets goes off and ends. Gives whether it did. */
export const showAlarmOf = async (stack: LocalStack, screen: Screen, signal: AbortSignal): Promise<boolean> => {
  const deployment = connectToDeployment(stack);
  const probe = await probeTopic({ ...deployment, topicArn: deployment.failureTopicArn });
  const stage = await openStage(stack.endpoint, deployment, probe);
  const tell = (line: string): void => {
    screen.write(`${line}\n`);
  };
  return showAlarm({ stage, print: tell, signal }).finally(() => probe.remove());
};
