import { laneHandler } from "../shared/lanes/lane-handler.js";

/** Channel general: the tickets of its queue go into lane `general`. */
export const handler = laneHandler("general", "set-general-lane");
