import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { Aspects, type TerraformResource } from "cdktf";
import type { Construct, IConstruct } from "constructs";

/**
 * Says why findings of Checkov about this resource are as they should be: check id and reason. The reasons are in the
 * synthesized JSON, as a comment that Terraform ignores; `npm run check` fails on a finding without one.
 * @returns the resource
 */
export const explainFindings = <Resource extends TerraformResource>(
  resource: Resource,
  reasons: Readonly<Record<string, string>>,
): Resource => {
  for (const [check, reason] of Object.entries(reasons)) resource.addOverride(`//.checkov.${check}`, reason);
  return resource;
};

const LOG_REASONS = {
  CKV_AWS_338: "LOG_RETENTION_DAYS decides. Logs have ids only, and the record of a ticket is in the table and bucket.",
};

/** Explains what holds for every log group below `scope`. */
export const explainLogGroups = (scope: Construct): void => {
  const visit = (node: IConstruct): void => {
    if (node instanceof CloudwatchLogGroup) explainFindings(node, LOG_REASONS);
  };
  Aspects.of(scope).add({ visit });
};
