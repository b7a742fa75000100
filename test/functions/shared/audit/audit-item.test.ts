import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAuditItem, toAuditItem } from "../../../../functions/shared/audit/audit-item.js";

const AT = "2026-11-23T09:00:00.000Z";
const aText = fc.string({ minLength: 1, unit: "binary" });
const aValue = fc.option(fc.oneof(aText, fc.array(aText, { maxLength: 4 })), { nil: null });
const anOrigin = fc.record({
  who: aText,
  what: aText,
  requestId: aText,
  at: fc.constant(new Date(AT)),
  reason: fc.option(aText, { nil: undefined }),
});
const TICKET = { kind: "ticket", id: "T-1" } as const;

describe("an entry of an audit trail", () => {
  it("names who, what, from, to, when and the request", () => {
    const changes = fc.array(fc.record({ field: aText, from: aValue, to: aValue }), { maxLength: 7 });
    fc.assert(
      fc.property(anOrigin, changes, (origin, changed) => {
        expect(readAuditItem(toAuditItem(TICKET, origin, changed, "m-1"))).toEqual({
          ...origin,
          at: AT,
          changes: changed,
          entryId: "m-1",
        });
      }),
    );
  });

  it.each([
    [TICKET, "AUDIT#TICKET#T-1"],
    [{ kind: "user", id: "u-ada" } as const, "AUDIT#USER#u-ada"],
    [{ kind: "rule", collection: "slaPolicies", id: "gold" } as const, "AUDIT#RULES#SLA#gold"],
  ])("about %j has a partition of its own", (subject, pk) => {
    const origin = { who: "u", what: "changed", requestId: "r-1", at: new Date(AT) };

    expect(toAuditItem(subject, origin, [])).toMatchObject({ pk: { S: pk }, sk: { S: `${AT}#r-1` } });
  });

  it("is none when it was edited by hand", () => {
    expect(readAuditItem({ who: { S: "u" } })).toBeUndefined();
  });
});
