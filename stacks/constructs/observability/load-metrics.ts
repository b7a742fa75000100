/** What each load tells CloudWatch, in namespace TicketPipeline, by dimension `service`: the job's name. */
export const LOAD_METRICS = {
  /** 1 for each load that was committed, those with nothing new included. */
  succeeded: "LoadsSucceeded",
  merged: "RowsMerged",
  unchanged: "RowsUnchanged",
  rejected: "RowsRejected",
} as const;
