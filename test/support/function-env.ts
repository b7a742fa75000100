/** The environment variables of every function, for a process in which its handler's module is imported. */
export const FUNCTION_ENV = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  POWERTOOLS_SERVICE_NAME: "test",
  POWERTOOLS_METRICS_NAMESPACE: "TicketPipeline",
} as const;
