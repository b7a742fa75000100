/** The stage, and so the first part of every path. Clients hold to it, so a breaking change would be a `v2` beside it. */
export const STAGE_NAME = "v1";
