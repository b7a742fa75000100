import { Construct } from "constructs";
import { FUNCTIONS } from "../../functions.js";
import type { ConcurrencyConfig } from "../../config/lambda-concurrency.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { NotificationTopic } from "./notification-topic.js";
import { TICKET_ROUTES, type TicketRouteName } from "./routes.js";
import { RoutingQueue } from "./routing-queue.js";

export interface TicketRoutingProps {
  readonly queueName: (route: TicketRouteName) => string;
  readonly deadLetterName: (route: TicketRouteName) => string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
  /** The topic of finished tickets. */
  readonly topic: NotificationTopic;
  readonly concurrency: ConcurrencyConfig;
}

/** Minimum concurrency of an event source mapping. */
const MIN_CONCURRENCY = 2;

/** Routes finished tickets: each to analytics, to the lane of its tier and priority, and to be evaluated. */
export class TicketRouting extends Construct {
  readonly analytics: RoutingQueue;
  readonly priority: RoutingQueue;
  readonly general: RoutingQueue;
  readonly evaluation: RoutingQueue;
  readonly #concurrency: ConcurrencyConfig;

  constructor(scope: Construct, id: string, props: TicketRoutingProps) {
    super(scope, id);
    this.#concurrency = props.concurrency;
    this.analytics = this.#createQueue("analytics", props);
    this.priority = this.#createQueue("priority", props);
    this.general = this.#createQueue("general", props);
    this.evaluation = this.#createQueue("evaluation", props);
  }

  /**
   * Feeds a route's messages to its processor. Concurrent calls beyond the function's own limit would be throttled, and
   * each throttled call costs its messages a receive. A function that has none shares a small quota with all others.
   */
  bindConsumer(route: TicketRouteName, fn: NodeFunction): void {
    const { concurrency, folder } = TICKET_ROUTES[route];
    const reserved = this.#concurrency.reserved[folder] ?? MIN_CONCURRENCY;
    this[route].bindConsumer(fn, Math.max(Math.min(concurrency, reserved), MIN_CONCURRENCY));
  }

  #createQueue(route: TicketRouteName, { queueName, deadLetterName, ...shared }: TicketRoutingProps): RoutingQueue {
    const { folder, filter, windowSeconds } = TICKET_ROUTES[route];
    return new RoutingQueue(this, route, {
      ...shared,
      name: queueName(route),
      deadLetterName: deadLetterName(route),
      filter,
      windowSeconds,
      timeoutSeconds: FUNCTIONS[folder].timeoutSeconds,
    });
  }
}
