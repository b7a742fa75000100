/** A description that ends with where its runbook is: `… Runbook: docs/operations.md#executions-failed`. */
export const withRunbook = (description: string, page: string, heading: string): string =>
  `${description} Runbook: ${page}#${heading}`;
