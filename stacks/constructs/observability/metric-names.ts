/** What the API's access log is counted for, in namespace TicketPipeline, with the API's name as dimension `service`. */
export const API_METRICS = {
  /** Answers of 500 and above. API Gateway's own 5XXError leaves out those whose status a gateway response sets, as all of ours do. */
  failed: "RequestsFailed",
  throttled: "RequestsThrottled",
} as const;

/** What each load tells CloudWatch, in namespace TicketPipeline, by dimension `service`: the job's name. */
export const LOAD_METRICS = {
  /** 1 for each load that was committed, those with nothing new included. */
  succeeded: "LoadsSucceeded",
  merged: "RowsMerged",
  unchanged: "RowsUnchanged",
  rejected: "RowsRejected",
} as const;
