import { laneHandler } from "../shared/lanes/lane-handler.js";

/** Assigns the tickets of its queue to the lane `priority`. */
export const handler = laneHandler("priority", "set-priority-lane");
