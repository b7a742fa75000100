import { Construct } from "constructs";
import { FUNCTIONS } from "../../functions.js";
import { TICKET_ROUTES, type TicketRouteName } from "./routes.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { NotificationTopic } from "./notification-topic.js";
import { RoutingQueue } from "./routing-queue.js";

export interface TicketRoutingProps {
  readonly queueName: (route: TicketRouteName) => string;
  readonly deadLetterName: (route: TicketRouteName) => string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
  /** The topic of finished tickets. */
  readonly topic: NotificationTopic;
  /** Ceiling of concurrent runs of each function; undefined leaves it to the account's own. */
  readonly concurrency: number | undefined;
}

/** Smallest number of calls at a time that an event source mapping takes. */
const MIN_CONCURRENCY = 2;

/** Finished tickets on their ways: to analytics each, and to the lane of their tier and priority. */
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
   * Feeds a route's messages to its processor. More calls at a time than the function may run would be throttled, and
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
