import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvaluationView } from "../../../../functions/shared/api/desk-evaluation-schemas.js";
import type { DeskRoute } from "../../../../functions/shared/api/desk-routes.js";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import { readEvaluationItem } from "../../../../functions/shared/reply-quality/evaluation-item.js";
import { EvaluationLineSchema, toEvaluationLines } from "../../../../functions/shared/reply-quality/evaluation.js";
import { editShareOf } from "../../../../functions/serve-desk/evaluations/person-verdict.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const ADA = aCaller({ subject: "u-ada", role: "agent", scopes: SCOPES });
const BOB = aCaller({ subject: "u-bob", role: "agent", scopes: SCOPES });
const DRAFT = "Please restart the printer, and print a test page.";
const WRITTEN_AT = "2026-11-23T08:00:10.000Z";
const OF_MODEL = {
  response_text: { S: DRAFT },
  product: { S: "LaserPrint 400" },
  model_id: { S: "model-1" },
  prompt_version: { S: "9" },
  processed_at: { S: WRITTEN_AT },
};
const OF_RULES = { response_text: { S: DRAFT }, processed_at: { S: WRITTEN_AT } };

const aDesk = (content: typeof OF_MODEL | typeof OF_RULES = OF_MODEL, change: Partial<DeskTicket> = {}) => {
  const { ports, send } = aDeskApi();
  ports.add(aDeskTicket(change), content);
  let requests = 0;
  const ask = async (operationId: DeskRoute["operationId"], body?: object, caller = ADA, id = "TKT-1") => {
    const requestId = `r-${(requests += 1)}`;
    const answer = await send(aRequestTo(operationId, { caller, parameters: { id }, body, requestId }));
    expect(contractViolations(operationId, answer)).toEqual([]);
    return answer;
  };
  return {
    ask,
    reply: (text: string, lastSeenMessageId: string | null = null) => ask("replyToTicket", { text, lastSeenMessageId }),
    person: async () => (JSON.parse((await ask("readEvaluation")).body) as EvaluationView).person,
    item: () => ports.desk.table.partition("EVALUATION#TKT-1")[0],
    audit: async () =>
      (JSON.parse((await ask("readAuditTrail")).body) as { readonly entries: readonly unknown[] }).entries,
  };
};

describe("what a person does with the model's draft", () => {
  it("is sending it as it is", async () => {
    const desk = aDesk();
    await desk.ask("sendDraft", { lastSeenMessageId: null });

    expect(await desk.person()).toEqual({
      draftUse: "SENT_AS_IS",
      editShare: 0,
      decidedBy: "u-ada",
      decidedAt: expect.any(String) as string,
    });
  });

  it("is editing it, with the share that was changed", async () => {
    const desk = aDesk();
    await desk.ask("saveDraft", { text: DRAFT.replace("restart", "reset"), basedOnModel: true });
    await desk.ask("sendDraft", { lastSeenMessageId: null });

    // Three edits make "reset" of "restart".
    expect(await desk.person()).toMatchObject({ draftUse: "EDITED", editShare: 3 / DRAFT.length });
  });

  it("is discarding it, by saying so or by replying in other words", async () => {
    const [said, replied] = [aDesk(), aDesk()];
    expect((await said.ask("discardModelDraft")).statusCode).toBe(204);
    await replied.reply("I shall call you.");

    for (const desk of [said, replied])
      expect(await desk.person()).toMatchObject({ draftUse: "DISCARDED", editShare: null, decidedBy: "u-ada" });
  });

  it("is what was done last: a draft that was discarded may still be sent by another", async () => {
    const desk = aDesk();
    await desk.ask("discardModelDraft");
    await desk.ask("sendDraft", { lastSeenMessageId: null }, BOB);

    expect(await desk.person()).toMatchObject({ draftUse: "SENT_AS_IS", decidedBy: "u-bob" });
  });

  it("is kept as a verdict with the draft's model and prompt version, by which it can be loaded", async () => {
    const desk = aDesk();
    await desk.reply(DRAFT);
    const stored = readEvaluationItem(desk.item());
    const lines = toEvaluationLines(stored?.evaluation ?? expect.fail("no verdict"));

    expect(stored).toMatchObject({ answeredAt: WRITTEN_AT, decidedBy: "u-ada" });
    expect(lines.map((line) => EvaluationLineSchema.parse(line))).toMatchObject([
      {
        ...{ ticket_id: "TKT-1", product: "LaserPrint 400", category: "BILLING", language: "en" },
        ...{ model_id: "model-1", prompt_version: "9", rules_version: null, judge_model_id: null },
        ...{ source: "PERSON", criterion: "FIT_TO_SEND", verdict: "PASS", draft_use: "SENT_AS_IS", edit_share: 0 },
      },
    ]);
  });

  it("has nothing of what was written, neither in the verdict nor in the audit trail", async () => {
    const desk = aDesk();
    await desk.ask("discardModelDraft");
    await desk.reply("Call +49 89 123456.");

    expect(JSON.stringify([desk.item(), await desk.audit()])).not.toMatch(/restart|Call|123456/);
    expect(await desk.audit()).toMatchObject([{ who: "u-ada", what: "draft-discarded" }, { what: "replied" }]);
  });
});

describe("no verdict", () => {
  it.each([
    ["a holding reply of the rules", OF_RULES, {}],
    ["an answer that the pipeline has sent itself", OF_MODEL, { status: "ANSWERED" as const }],
  ])("follows from a reply to a ticket with %s, and there is nothing to discard", async (_name, content, change) => {
    const desk = aDesk(content, change);

    expect((await desk.ask("discardModelDraft")).statusCode).toBe(404);
    expect((await desk.reply("I shall call you.")).statusCode).toBe(201);
    expect(desk.item()).toBeUndefined();
    expect(await desk.person()).toBeNull();
  });

  it("changes once the draft was sent: a second reply in other words is no second verdict", async () => {
    const desk = aDesk();
    const { messageId } = JSON.parse((await desk.reply(DRAFT)).body) as { readonly messageId: string };
    await desk.reply("One more thing.", messageId);

    expect((await desk.ask("discardModelDraft")).statusCode).toBe(409);
    expect(await desk.person()).toMatchObject({ draftUse: "SENT_AS_IS" });
    expect(await desk.audit()).toHaveLength(2);
  });

  it("is written when the reply is refused", async () => {
    const desk = aDesk();

    expect((await desk.reply("I shall call you.", "m-unknown")).statusCode).toBe(409);
    expect(desk.item()).toBeUndefined();
  });

  it("is kept for a ticket that does not exist", async () => {
    expect((await aDesk().ask("discardModelDraft", undefined, ADA, "TKT-9")).statusCode).toBe(404);
    expect((await aDesk().ask("discardModelDraft", undefined, ADA, "no id!")).statusCode).toBe(404);
  });
});

describe("the share that was changed", () => {
  it.each([
    ["", "", 0],
    ["abc", "abc", 0],
    ["abc", "", 1],
    ["abcd", "abXd", 0.25],
  ])("of %j and %j is %d", (one, other, share) => {
    expect(editShareOf(one, other)).toBe(share);
  });

  it("is from 0 to 1, the same both ways, and 0 for the same text only", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        const share = editShareOf(one, other);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(editShareOf(other, one)).toBe(share);
        expect(share === 0).toBe(one === other);
      }),
    );
  });

  it("takes less than a second for the longest texts that differ in everything", () => {
    const [one, other] = ["ab".repeat(20_000), "xyz".repeat(14_000)];
    const start = performance.now();

    expect(editShareOf(one, other)).toBe(1);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
