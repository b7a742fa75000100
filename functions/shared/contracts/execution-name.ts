/** The name of an execution, with which its ARN ends. */
export const executionNameOf = (arn: string): string => arn.slice(arn.lastIndexOf(":") + 1);
