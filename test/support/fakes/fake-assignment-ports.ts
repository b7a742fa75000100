import type { AssignmentPorts } from "../../../functions/serve-desk/assignment/assignment-operations.js";
import { FakeWatch } from "./fake-watch.js";

/** What the operations that decide who has a ticket need, on a desk in memory. */
export class FakeAssignmentPorts implements AssignmentPorts {
  readonly desk = new FakeWatch();
  readonly tickets = this.desk.tickets;
  readonly agents = this.desk.agents;
  readonly notices = this.desk.notices;
  readonly topic = this.desk.topic;
  readonly log = this.desk.log;
  readonly rules = this.desk.loadRules;
  readonly modelPrices = {};
  readonly now = this.desk.now;
  readonly randomBytes = this.desk.randomBytes;
}
