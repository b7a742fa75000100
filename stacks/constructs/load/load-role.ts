import type { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import { ServiceRole } from "../access/service-role.js";

/** Below it are the log groups of Glue's jobs. */
export const GLUE_LOGS = "/aws-glue/jobs";

/** Glue's own metrics of a job, and the pipeline's. */
const NAMESPACES = ["Glue", "TicketPipeline"];

/** The role of the Glue job, which may write its logs and metrics so far. */
export const createLoadRole = (scope: Construct, id: string, name: string, account: AwsAccount): ServiceRole => {
  const role = new ServiceRole(scope, id, {
    name,
    description: `What job ${name} may do`,
    service: "glue.amazonaws.com",
    // Glue does not document that it says whose job it is. A role cannot be handed to another account's job anyway.
    trustConditions: { StringEqualsIfExists: { "aws:SourceAccount": account.id } },
  });
  const groups = account.arn("logs", `log-group:${GLUE_LOGS}/${name}/*`);
  role.allow(
    "Log",
    ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    [groups],
  );
  // This action knows no resources.
  role.allow("Measure", ["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": NAMESPACES } });
  return role;
};
