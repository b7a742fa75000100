import { laneHandler } from "../shared/lanes/lane-handler.js";

/** Assigns the tickets of its queue to the lane `general`. */
export const handler = laneHandler("general", "set-general-lane");
