import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine/index.js";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { renderDefinition } from "../../assets/asl.js";
import type { AwsAccount } from "../access/aws-account.js";
import { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import { explainFindings } from "../explain-findings.js";

export interface TicketWorkflowProps {
  /** Also the role's name, so at most 64 characters. */
  readonly name: string;
  /** The definition, with `${Name}` where a resource's name or ARN goes. */
  readonly definition: string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
}

/** A data key serves all executions for five minutes, so that an execution rarely waits for KMS and pays for a call. */
const DATA_KEYS = { kmsDataKeyReusePeriodSeconds: 300 };

/** The ARN by name: policies need it before the state machine exists. */
const stateMachineArn = ({ name, account }: Pick<TicketWorkflowProps, "name" | "account">): string =>
  account.arn("states", `stateMachine:${name}`);

/** The state machine. What its tasks call is bound to it, one call each. */
export class TicketWorkflow extends Construct {
  readonly arn: string;
  readonly role: ServiceRole;
  readonly #values: Record<string, string> = {};
  readonly #key: EncryptionKey;
  readonly #plannedArn: string;
  /** Every execution. */
  readonly #executions: string;

  constructor(scope: Construct, id: string, props: TicketWorkflowProps) {
    super(scope, id);
    this.#key = props.key;
    this.#plannedArn = stateMachineArn(props);
    this.#executions = props.account.arn("states", `execution:${props.name}:*`);
    this.role = this.#createRole(props);
    const logs = this.#createLogGroup(props);
    this.#allowLoggingAndTracing();
    props.key.grantHistories(this.role, stateMachineArn(props));
    this.arn = this.#createStateMachine(props, logs).arn;
  }

  /** Fills the definition's `${placeholder}`. */
  setValue(placeholder: string, value: string): void {
    this.#values[placeholder] = value;
  }

  /** Lets the tasks call `fn`, whose ARN becomes the definition's `${placeholder}`. */
  bindFunction(placeholder: string, fn: NodeFunction): void {
    this.setValue(placeholder, fn.arn);
    this.role.allow(`Invoke${placeholder}`, ["lambda:InvokeFunction"], [fn.arn]);
  }

  /** Lets `fn` start executions, and sets STATE_MACHINE_ARN to the ARN. */
  bindStarter(fn: NodeFunction): void {
    fn.setEnvironment("STATE_MACHINE_ARN", this.arn);
    fn.role.allow("StartWorkflows", ["states:StartExecution"], [this.arn]);
  }

  /** Lets `fn` read executions and their histories, and sets STATE_MACHINE_ARN to the ARN of the state machine. */
  bindReader(fn: NodeFunction): void {
    fn.setEnvironment("STATE_MACHINE_ARN", this.arn);
    fn.role.allow("ReadExecutions", ["states:DescribeExecution", "states:GetExecutionHistory"], [this.#executions]);
    this.#key.grantHistoryRead(fn.role, this.#plannedArn);
  }

  #createRole({ name, account }: TicketWorkflowProps): ServiceRole {
    return new ServiceRole(this, "role", {
      name,
      description: `Permissions of workflow ${name}`,
      service: "states.amazonaws.com",
      trustConditions: {
        ...account.isSource(),
        ArnLike: { "aws:SourceArn": stateMachineArn({ name, account }) },
      },
    });
  }

  /** Under /aws/vendedlogs/, which needs no entry in the account's one log resource policy. */
  #createLogGroup({ name, logRetentionDays, key }: TicketWorkflowProps): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, "logs", {
      name: `/aws/vendedlogs/states/${name}`,
      retentionInDays: logRetentionDays,
      kmsKeyId: key.arn,
    });
  }

  /** None of these actions supports resource-level permissions. */
  #allowLoggingAndTracing(): void {
    const delivery = ["Create", "Delete", "Get", "Update"].map((verb) => `logs:${verb}LogDelivery`);
    const policies = ["logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"];
    this.role.allow("DeliverLogs", [...delivery, "logs:ListLogDeliveries", ...policies], ["*"]);
    const sampling = ["xray:GetSamplingRules", "xray:GetSamplingTargets"];
    this.role.allow("Trace", [...sampling, "xray:PutTelemetryRecords", "xray:PutTraceSegments"], ["*"]);
  }

  /**
   * Logs every event without its data, which contains the ticket's text. The execution's history shows the data, and is
   * encrypted with the stack's key.
   */
  #createStateMachine({ name, definition, key }: TicketWorkflowProps, logs: CloudwatchLogGroup): SfnStateMachine {
    const machine = new SfnStateMachine(this, "state-machine", {
      name,
      type: "STANDARD",
      roleArn: this.role.arn,
      definition: Lazy.stringValue({ produce: () => renderDefinition(definition, this.#values) }),
      loggingConfiguration: { level: "ALL", includeExecutionData: false, logDestination: `${logs.arn}:*` },
      tracingConfiguration: { enabled: true },
      encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: key.arn, ...DATA_KEYS },
      // AWS deletes a state machine when its last execution has ended, and a ticket may be open for a day.
      timeouts: { delete: "60m" },
      dependsOn: [this.role.policy],
    });
    return explainFindings(machine, {
      CKV_AWS_285: "Every event is logged, without its data, which has the ticket's text.",
    });
  }
}
