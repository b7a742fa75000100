/** Metrics from the API's access log, in namespace TicketPipeline, with the API's name as dimension `service`. */
export const API_METRICS = {
  /**
   * Responses of 500 and above. API Gateway's own 5XXError does not count responses whose status a gateway response
   * sets, as all of ours do.
   */
  failed: "RequestsFailed",
  throttled: "RequestsThrottled",
} as const;

/** Metrics of each load, in namespace TicketPipeline, with the job's name as dimension `service`. */
export const LOAD_METRICS = {
  /** 1 for each committed load, even one without new rows. */
  succeeded: "LoadsSucceeded",
  merged: "RowsMerged",
  unchanged: "RowsUnchanged",
  rejected: "RowsRejected",
} as const;
