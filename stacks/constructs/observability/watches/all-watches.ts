import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { apiWatches } from "./api-watches.js";
import { functionWatches, streamWatches, workflowWatches } from "./pipeline-watches.js";
import { routingWatches } from "./routing-watches.js";
import { serviceWatches } from "./service-watches.js";
import type { Watch } from "./watch.js";
import type { WatchedResources } from "./watched-resources.js";

/** All watches that do not need a warehouse. */
export const allWatches = (sources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => [
  ...apiWatches(sources, thresholds),
  ...workflowWatches(sources, thresholds),
  ...streamWatches(sources, thresholds),
  ...functionWatches(sources, thresholds),
  ...serviceWatches(sources, thresholds),
  ...routingWatches(sources, thresholds),
];
