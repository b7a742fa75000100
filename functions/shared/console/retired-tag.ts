/** Tag of a file of an earlier build. The lifecycle of the console's bucket expires objects that have it. */
export const RETIRED_TAG = { key: "retired", value: "true" } as const;
