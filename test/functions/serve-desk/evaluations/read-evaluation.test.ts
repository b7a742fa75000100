import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import { DEFINITIONS } from "../../../../functions/shared/reply-quality/criteria.js";
import { evaluationAttributes } from "../../../../functions/shared/reply-quality/evaluation-item.js";
import { evaluationKey } from "../../../../functions/shared/table/ticket-table.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskItem, aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { anEvaluation } from "../../../support/builders/evaluations.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const AGENT = aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES });
const ANSWERED_AT = "2026-11-21T08:30:04.000Z";

const VERDICTS = [
  { source: "RULES", criterion: "FORMAL_TONE", verdict: "FAIL", evidence: "can't" },
  {
    source: "JUDGE",
    criterion: "TECHNICAL_ACCURACY",
    verdict: "PASS",
    evidence: "Restart the printer",
    critique: "It agrees.",
  },
] as const;

const NONE = { ticketId: "TKT-1", evaluation: null, person: null };

/** Shows the evaluation of ticket TKT-1, whose reply is that of ANSWERED_AT. */
const show = async ({ evaluated, id = "TKT-1" }: { readonly evaluated?: string; readonly id?: string }) => {
  const { ports, send } = aDeskApi();
  const item = aDeskItem(aDeskTicket({ ticketId: "TKT-1" }));
  ports.desk.table.put({ ...item, response_text: { S: "Hello" }, processed_at: { S: ANSWERED_AT } });
  if (evaluated !== undefined) {
    const evaluation = anEvaluation({ judge_model_id: "judge", verdicts: [...VERDICTS] });
    ports.desk.table.put({
      ...evaluationKey("TKT-1"),
      ...evaluationAttributes({ evaluation, answeredAt: evaluated }),
    });
  }
  const answer = await send(aRequestTo("readEvaluation", { caller: AGENT, parameters: { id } }));
  expect(contractViolations("readEvaluation", answer)).toEqual([]);
  return answer;
};
const bodyOf = async (...sent: Parameters<typeof show>): Promise<unknown> => JSON.parse((await show(...sent)).body);

describe("GET /desk/tickets/{id}/evaluation", () => {
  it("shows each verdict with the definition of its criterion, its quote and who decided", async () => {
    expect(await bodyOf({ evaluated: ANSWERED_AT })).toEqual({
      ticketId: "TKT-1",
      evaluation: {
        evaluatedAt: "2026-11-21T08:31:00.000Z",
        judgeModelId: "judge",
        verdicts: [
          { ...VERDICTS[0], definition: DEFINITIONS.FORMAL_TONE, critique: null },
          { ...VERDICTS[1], definition: DEFINITIONS.TECHNICAL_ACCURACY },
        ],
      },
      person: null,
    });
  });

  it("shows none for a ticket that is not evaluated", async () => {
    expect(await bodyOf({})).toEqual(NONE);
  });

  it("does not show the verdicts on an earlier reply", async () => {
    expect(await bodyOf({ evaluated: "2026-11-21T08:00:00.000Z" })).toEqual(NONE);
  });

  it.each(["TKT-2", "no id!"])("is a 404 for %j, which is no ticket", async (id) => {
    expect(problemIn(await show({ id })).title).toBeDefined();
    expect((await show({ id })).statusCode).toBe(404);
  });
});
