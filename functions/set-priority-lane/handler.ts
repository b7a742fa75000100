import { laneHandler } from "../shared/lanes/lane-handler.js";

/** Channel priority: the tickets of its queue go into lane `priority`. */
export const handler = laneHandler("priority", "set-priority-lane");
