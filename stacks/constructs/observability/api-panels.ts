import { METRICS } from "../../../functions/shared/lambda/observability.js";
import { API_METRICS } from "./api-metrics.js";
import { STAGE_NAME } from "../api/api-stage-name.js";
import type { Panel, DashboardSource } from "./dashboard-panels.js";

const ofStage = ({ apiName }: DashboardSource, ...names: string[]) =>
  names.map((name) => ["AWS/ApiGateway", name, "ApiName", apiName, "Stage", STAGE_NAME]);

const firewallPanels = ({ firewallName, region }: DashboardSource): Panel[] =>
  firewallName === undefined
    ? []
    : [
        {
          title: "Requests refused and let through by WAF",
          statistic: "Sum",
          metrics: ["BlockedRequests", "AllowedRequests"].map((name) => [
            "AWS/WAFV2",
            name,
            "WebACL",
            firewallName,
            "Region",
            region,
            "Rule",
            "ALL",
          ]),
        },
      ];

/** The dashboard's graphs of the API, in reading order. */
export const apiPanels = (source: DashboardSource): readonly Panel[] => [
  {
    title: "Requests to the API",
    statistic: "Sum",
    metrics: [
      ...ofStage(source, "Count", "4XXError"),
      ...Object.values(API_METRICS).map((name) => ["TicketPipeline", name, "service", source.apiName]),
    ],
  },
  { title: "Time of the API (ms, p99)", statistic: "p99", metrics: ofStage(source, "Latency", "IntegrationLatency") },
  {
    title: "Tickets from the API",
    statistic: "Sum",
    metrics: [METRICS.ticketsAccepted, METRICS.ticketsNotAccepted].map((name) => [
      "TicketPipeline",
      name,
      "service",
      source.functionName("serve-api"),
    ]),
  },
  ...firewallPanels(source),
];
