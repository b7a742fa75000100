import { expect } from "vitest";
import type { DeskRulesRoute } from "../../../functions/shared/api/desk-rules-routes.js";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { aRequestTo } from "../builders/api-events.js";
import { aCaller } from "../fakes/ticket-api-ports.js";
import { contractViolations } from "./api-contract.js";
import { aDeskApi } from "./desk-under-test.js";

const ADMIN = aCaller({ subject: "u-root", role: "admin", scopes: PERSON_SCOPES });

/** The operations on rules, on a table in memory. Every response must be as the OpenAPI document says. */
export const aRulesApi = () => {
  const { ports, log, send } = aDeskApi();

  /** Sends a request of an admin, and reads the body of the response. */
  const sendTo = async (
    operationId: DeskRulesRoute["operationId"],
    id?: string,
    sent: Parameters<typeof aRequestTo>[1] = {},
  ) => {
    const parameters = id === undefined ? {} : { parameters: { id } };
    const answer = await send(aRequestTo(operationId, { caller: ADMIN, ...parameters, ...sent }));
    expect(contractViolations(operationId, answer)).toEqual([]);
    const body = (answer.body === "" ? {} : JSON.parse(answer.body)) as Record<string, unknown>;
    return { status: answer.statusCode, etag: answer.headers?.["ETag"], body };
  };
  return { table: ports.ruleTable, log, send: sendTo };
};
