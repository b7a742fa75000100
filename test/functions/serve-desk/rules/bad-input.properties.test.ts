import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DESK_RULES_ROUTES } from "../../../../functions/shared/api/desk-rules-routes.js";
import { aRulesApi } from "../../../support/aws/rules-under-test.js";

const FIELDS = [
  "name",
  "label",
  "reply",
  "actions",
  "position",
  "schedule",
  "targets",
  "hours",
  "timeZone",
  "holidays",
];
const INNER = ["addTags", "deskStatus", "assignToMe", "monday", "from", "until", "resolution", "firstResponse"];

const aText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("{{ticket.id}}", "{{", "\\{{", "09:00", "24:00", "2026-12-25", "2026-12-25[u-ca=hebrew]", "UTC"),
  fc.constantFrom("around-the-clock", "__proto__", "\u0000", "\ud800", "x".repeat(5_000), "https://10.0.0.1/"),
);
const aValue: fc.Arbitrary<unknown> = fc.oneof(
  aText,
  fc.jsonValue(),
  fc.constantFrom(null, true, 0, 1, 1e9, -0.5, [], {}),
  fc.array(aText, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...INNER), fc.oneof(aText, fc.integer(), fc.array(fc.anything(), { maxLength: 2 }))),
);
const aBody = fc.oneof(
  fc.dictionary(fc.constantFrom(...FIELDS), aValue),
  fc.record({ name: aText, schedule: aText, targets: fc.record({ resolution: fc.integer() }), position: fc.nat() }),
  fc.record({ name: aText, reply: aText }),
  fc.record({ label: aText, position: fc.nat(10), description: aText }),
  aValue,
);
const anId = fc.oneof(aText, fc.constantFrom("thank", "vip", "outage", "gold-high", "around-the-clock", "office"));
const aTag = fc.oneof(aText, fc.constantFrom('"0"', '"1"', "*", 'W/"1"'));

describe("any request about rules", () => {
  it.each(DESK_RULES_ROUTES.map(({ operationId }) => operationId))("%s never gets a 500", async (operationId) => {
    const { send } = aRulesApi();
    await fc.assert(
      fc.asyncProperty(aBody, anId, fc.option(aTag), fc.option(aTag), async (body, id, match, noneMatch) => {
        const headers = {
          ...(match !== null && { "If-Match": match }),
          ...(noneMatch !== null && { "If-None-Match": noneMatch }),
        };
        const { status } = await send(operationId, id, { body: JSON.stringify(body), headers });

        expect(status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });
});
