import { METRICS } from "../../../functions/shared/lambda/observability.js";
import { TIERS } from "../../../functions/shared/contracts/ticket-event.js";
import { PRIORITIES } from "../../../functions/shared/contracts/ticket-record.js";
import { TICKET_ROUTE_NAMES } from "../routing/routes.js";
import type { Panel, DashboardSource } from "./dashboard-panels.js";

const ticketsCounted = ({ functionName }: DashboardSource): Panel => ({
  title: "Tickets counted, by tier and priority",
  statistic: "Sum",
  metrics: TIERS.flatMap((tier) =>
    PRIORITIES.map((priority) => [
      ...["TicketPipeline", METRICS.ticketsCounted, "service", functionName("count-tickets")],
      ...["tier", tier, "priority", priority],
    ]),
  ),
});

const ofQueues = (name: string, queueName: DashboardSource["routingQueue"]) =>
  TICKET_ROUTE_NAMES.map((route) => ["AWS/SQS", name, "QueueName", queueName(route)]);

/** The dashboard's graphs of what becomes of finished tickets, in reading order. */
export const routingPanels = (source: DashboardSource): readonly Panel[] => [
  ticketsCounted(source),
  {
    title: "Oldest ticket in the queues of the routing (s)",
    statistic: "Maximum",
    metrics: ofQueues("ApproximateAgeOfOldestMessage", source.routingQueue),
  },
  {
    title: "Dead letters of the routing, and tickets that did not even get there",
    statistic: "Maximum",
    metrics: [
      ...ofQueues("ApproximateNumberOfMessagesVisible", source.routingDeadLetters),
      ["AWS/SNS", "NumberOfNotificationsFailedToRedriveToDlq", "TopicName", source.topicName],
    ],
  },
];
