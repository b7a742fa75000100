/** What the API's access log is counted for, in namespace TicketPipeline, with the API's name as dimension `service`. */
export const API_METRICS = {
  throttled: "RequestsThrottled",
} as const;
