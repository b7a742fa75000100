import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import { MacroSchema } from "../../../../functions/shared/desk/macro.js";
import { RULE_KINDS } from "../../../../functions/shared/desk/rules/rule-kinds.js";
import { toRuleItem } from "../../../../functions/shared/desk/store/rule-item.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const ADA = aCaller({ subject: "u-ada", role: "agent", scopes: SCOPES });
const MACRO = {
  name: "Ask for more",
  reply: 'About "{{ticket.subject}}": which version do you use? {{agent.name}}',
  actions: { deskStatus: "PENDING", addTags: ["asked"] },
};

const aDesk = (macro: object = MACRO, ticket: Partial<DeskTicket> = {}) => {
  const { ports, send } = aDeskApi();
  ports.add(aDeskTicket({ subject: "{{agent.name}} is slow", ...ticket }));
  const value = MacroSchema.parse(macro);
  const stored = { id: "ask", value, version: 1, updatedAt: "2026-11-01T00:00:00.000Z", updatedBy: "u-root" };
  ports.ruleTable.edit(RULE_KINDS.macros, "ask", toRuleItem(RULE_KINDS.macros, stored));
  const apply = async (macroId = "ask", ifMatch = '"1"') => {
    const parameters = { id: "TKT-1", macroId };
    const answer = await send(aRequestTo("applyMacro", { caller: ADA, parameters, headers: { "If-Match": ifMatch } }));
    expect(contractViolations("applyMacro", answer)).toEqual([]);
    return answer;
  };
  return { ports, apply };
};

describe("POST /desk/tickets/{id}/macros/{macroId}", () => {
  it("changes the ticket and makes the reply the caller's draft, without sending it", async () => {
    const { ports, apply } = aDesk();

    const answer = await apply();

    expect(answer).toMatchObject({ statusCode: 200, headers: { ETag: '"2"' } });
    expect(JSON.parse(answer.body)).toMatchObject({
      ticket: { deskStatus: "PENDING", tags: ["asked"], version: 2 },
      draft: { text: 'About "{{agent.name}} is slow": which version do you use? Support', origin: "agent" },
    });
    expect((await ports.drafts.find("TKT-1", "u-ada"))?.text).toContain("which version");
    expect((await ports.entries.messages("TKT-1", 10)).entries).toEqual([]);
    const { entries } = await ports.auditTrails.read({ kind: "ticket", id: "TKT-1" }, 10, undefined);
    expect(entries).toMatchObject([
      { who: "u-ada", what: "macro-applied", changes: [{ field: "deskStatus" }, { field: "tags" }] },
    ]);
  });

  it("makes no draft when the macro only changes the ticket", async () => {
    const { ports, apply } = aDesk({ name: "Urgent", actions: { priority: "CRITICAL" } });

    expect(JSON.parse((await apply()).body)).toMatchObject({ ticket: { priority: "CRITICAL" }, draft: null });
    expect(await ports.drafts.find("TKT-1", "u-ada")).toBeUndefined();
  });

  it("does nothing for an unknown macro, a stale version, or more tags than a ticket may have", async () => {
    const tags = Array.from({ length: 20 }, (_, index) => `tag-${index}`);
    const { ports, apply } = aDesk(MACRO, { tags });

    expect((await apply("unknown")).statusCode).toBe(404);
    expect((await apply("ask", '"7"')).statusCode).toBe(412);
    const tooMany = await apply();
    expect(tooMany.statusCode).toBe(409);
    expect(problemIn(tooMany).detail).toBe("With the macro's tags, a ticket has at most 20 tags.");
    expect((await ports.tickets.find("TKT-1"))?.version).toBe(1);
    expect(await ports.drafts.find("TKT-1", "u-ada")).toBeUndefined();
  });
});
