/** The error that an SDK client throws when a service fails: its name and status decide what becomes of it. */
export const serviceUnavailable = (): Error =>
  Object.assign(new Error("unavailable"), { name: "InternalServerError", $metadata: { httpStatusCode: 500 } });
