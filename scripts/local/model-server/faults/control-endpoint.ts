import * as z from "zod";
import { parseJson } from "../../../../functions/shared/contracts/parse-json.js";
import type { CallStats } from "../http/call-runner.js";
import { InjectedFaultSchema } from "./fault.js";
import type { FaultPlan } from "./fault-plan.js";
import type { HttpReply, HttpRequest } from "../http/http-exchange.js";

export interface Controls {
  readonly faults: FaultPlan;
  readonly stats: CallStats;
}

const json = (status: number, body: unknown): HttpReply => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** "share: Too big: expected number to be <=1", one entry for each invalid field. */
const describe = (error: z.ZodError): readonly string[] =>
  error.issues.map((issue) => {
    const field = issue.code === "unrecognized_keys" ? issue.keys.join(", ") : issue.path.join(".");
    return `${field === "" ? "body" : field}: ${issue.message}`;
  });

const addFault = (body: string, faults: FaultPlan): HttpReply => {
  const fault = InjectedFaultSchema.safeParse(parseJson(body));
  return fault.success ? json(201, faults.add(fault.data)) : json(400, { errors: describe(fault.error) });
};

/**
 * Responds to control calls: `POST`, `GET` and `DELETE /_faults`, `GET /_health`, `GET /_stats`.
 * Returns undefined for every other request.
 */
export const answerControl = (
  { method, path, body }: HttpRequest,
  { faults, stats }: Controls,
): HttpReply | undefined => {
  switch (`${method} ${path}`) {
    case "POST /_faults":
      return addFault(body, faults);
    case "GET /_faults":
      return json(200, { faults: faults.list() });
    case "DELETE /_faults":
      faults.clear();
      return { status: 204 };
    case "GET /_health":
      return json(200, { status: "ok" });
    case "GET /_stats":
      return json(200, stats.read());
    default:
      return undefined;
  }
};
