import { Construct } from "constructs";
import { FUNCTIONS } from "../../functions.js";
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
  /** Maximum concurrent executions of each function; undefined: the account's limit. */
  readonly concurrency: number | undefined;
}

/** Minimum concurrency of an event source mapping. */
const MIN_CONCURRENCY = 2;

/** Routes finished tickets: each to analytics, and to the lane of its tier and priority. */
export class TicketRouting extends Construct {
  readonly analytics: RoutingQueue;
  readonly priority: RoutingQueue;
  readonly general: RoutingQueue;
  readonly #concurrency: number | undefined;

  constructor(scope: Construct, id: string, props: TicketRoutingProps) {
    super(scope, id);
    this.#concurrency = props.concurrency;
    this.analytics = this.#createQueue("analytics", props);
    this.priority = this.#createQueue("priority", props);
    this.general = this.#createQueue("general", props);
  }

  /**
   * Feeds a route's messages to its processor. Concurrent calls beyond the function's own limit would be throttled, and
   * each throttled call costs its messages a receive.
   */
  bindConsumer(route: TicketRouteName, fn: NodeFunction): void {
    const { concurrency } = TICKET_ROUTES[route];
    const most = Math.min(concurrency, this.#concurrency ?? concurrency);
    this[route].bindConsumer(fn, Math.max(most, MIN_CONCURRENCY));
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
