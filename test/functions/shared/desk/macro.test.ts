import { describe, expect, it } from "vitest";
import { patchTicket } from "../../../../functions/shared/desk/change-ticket.js";
import { DEFAULT_RULES } from "../../../../functions/shared/desk/desk-rules.js";
import { applyMacro, MacroSchema } from "../../../../functions/shared/desk/macro.js";
import { TooManyTags } from "../../../../functions/shared/desk/tag.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../support/builders/desk-tickets.js";

const agent = { id: "u-zoe", name: "Zoe" };
const apply = (macro: object, ticket = aDeskTicket()) =>
  applyMacro(MacroSchema.parse({ name: "Any", ...macro }), { ticket, agent });

describe("applyMacro", () => {
  it("fills in the reply, and patches what its actions name", () => {
    const { reply, patch } = apply(
      {
        reply: "About {{ticket.id}}: {{ ticket.subject }}\n\n{{agent.name}}",
        actions: {
          deskStatus: "PENDING",
          priority: "CRITICAL",
          category: "OUTAGE",
          addTags: ["VIP"],
          assignToMe: true,
        },
      },
      aDeskTicket({ subject: "{{agent.name}} is late", tags: ["old"] }),
    );

    expect(reply).toBe("About TKT-1: {{agent.name}} is late\n\nZoe");
    expect(patch).toEqual({
      deskStatus: "PENDING",
      priority: "CRITICAL",
      category: "OUTAGE",
      tags: ["old", "vip"],
      assignee: "u-zoe",
    });
  });

  it("leaves alone what a macro does not name", () => {
    expect(apply({ reply: "Thank you." })).toEqual({ reply: "Thank you.", patch: {} });
    expect(apply({ actions: { priority: "HIGH" } })).toEqual({ reply: undefined, patch: { priority: "HIGH" } });
  });

  it("makes a patch that a ticket takes", () => {
    const ticket = aDeskTicket();
    const { patch } = apply({ actions: { deskStatus: "ON_HOLD", addTags: ["b", "a"], assignToMe: true } }, ticket);

    expect(patchTicket(ticket, patch, "staff", DEFAULT_RULES, SUBMITTED_AT).ticket).toMatchObject({
      deskStatus: "ON_HOLD",
      tags: ["a", "b"],
      assignee: "u-zoe",
    });
  });

  it("adds no tag beyond what a ticket may have", () => {
    const tags = Array.from({ length: 20 }, (_, index) => `t${index}`);

    expect(() => apply({ actions: { addTags: ["one more"] } }, aDeskTicket({ tags }))).toThrow(TooManyTags);
  });
});

describe("MacroSchema", () => {
  it.each([
    ["nothing to do", {}, ": expected a reply or an action"],
    ["actions that do nothing", { actions: { addTags: [], assignToMe: false } }, ": expected a reply or an action"],
    ["a reply of blanks", { reply: " \n" }, "reply: expected some visible text"],
    ["a long reply", { reply: "x".repeat(4_001) }, "reply: expected at most 4000 characters"],
    ["a placeholder that is not finished", { reply: "{{ticket.id" }, "reply: expected }} after {{ and a name"],
    ["an unknown placeholder", { reply: "{{customer.name}}" }, "reply: expected placeholders that exist"],
    ["a status that staff cannot set", { actions: { deskStatus: "CLOSED" } }, "actions.deskStatus: Invalid option"],
    ["a long tag", { actions: { addTags: ["x".repeat(1_000)] } }, "actions.addTags.0: expected at most 50 characters"],
    ["an unknown action", { reply: "Hi", actions: { delete: true } }, "actions: Unrecognized key"],
  ])("refuses %s", (_kind, change, issue) => {
    const { error } = MacroSchema.safeParse({ name: "Any", ...change });

    expect(error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
      expect.stringContaining(issue),
    ]);
  });
});
