import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { API_ROUTES, type OperationId } from "../../../../functions/shared/api/routes.js";
import { violationsOf } from "../../../support/aws/api-contract.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aTicketApi } from "../../../support/aws/api-under-test.js";

/** A character that some text rule or some unit of length treats on its own. */
const aCharacter = fc.oneof(
  fc.constantFrom("a", " ", "\n", "\u0000", "\u000b", "\u007f", "\u0085", "\u200b", "\u3164", "\ufeff", "\ufff8"),
  fc.constantFrom("\u{d5311}", "\u{1f3ab}", "\u{10ffff}", "é", "e\u0301", "語", "\ufffd", "\uffff"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);

/** Long runs of one character, about as long as the limits in characters, and in UTF-16 units where a pair is two. */
const aLength = fc.oneof(
  fc.nat(3),
  ...[100, 127, 128, 200, 250, 254, 256, 400, 500, 512, 1_000, 1_024].map((limit) =>
    fc.integer({ min: limit - 1, max: limit + 1 }),
  ),
);
const aRun = fc.tuple(aCharacter, aLength).map(([character, length]) => character.repeat(length));
const aText = fc.oneof(
  aRun,
  fc.tuple(aCharacter, aRun).map((parts) => parts.join("")),
  aCharacter,
);

const anAddress = fc.oneof(
  fc.constantFrom("ada@example.com", " a@b ", '"a b"@c', "a..b@c", "ü@ü.ü"),
  fc.tuple(aText, aText).map((parts) => parts.join("@")),
);

const aValue = fc.oneof({ weight: 6, arbitrary: aText }, fc.constantFrom<unknown>(null, undefined, 7, true, [], {}));
const anObject = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });

const aContact = anObject({ email: fc.oneof(anAddress, aValue), firstName: aValue, lastName: aValue, company: aValue });
const details = {
  description: aValue,
  category: aValue,
  product: aValue,
  contact: fc.oneof({ weight: 3, arbitrary: aContact }, aValue),
};

const BODIES: Partial<Record<OperationId, fc.Arbitrary<object>>> = {
  submitTicket: fc.oneof(
    anObject({ type: aValue, message: aValue }),
    fc.record({ subject: aText, ...details }, { requiredKeys: ["subject", "description"] }),
    fc.record({ title: aText, ...details }, { requiredKeys: ["title", "description"] }),
    anObject({ type: aValue, message: aValue, subject: aValue, title: aValue, ...details }),
  ),
  submitSupportRequest: anObject({ content: aValue, customerId: aValue }),
  submitUserTicket: fc.record({ user_id: aValue, description: aValue }, { requiredKeys: ["user_id"] }),
};

const SCHEMAS: Partial<Record<OperationId, string>> = {
  submitTicket: "NewTicket",
  submitSupportRequest: "SupportRequest",
  submitUserTicket: "UserTicket",
};

describe("the OpenAPI document and the checks agree", () => {
  it.each(Object.entries(BODIES))("on every body of %s", async (id, bodies) => {
    const route = API_ROUTES.find(({ operationId }) => operationId === id);
    const schema = { $ref: `#/components/schemas/${SCHEMAS[id as OperationId] ?? ""}` };

    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { send } = aTicketApi();
        const json = JSON.stringify(body);
        const { statusCode } = await send(aRequestTo(route?.operationId ?? "submitTicket", { body: json }));
        // An unknown user is not found.
        const accepted = statusCode < 300 || statusCode === 404;
        expect({ accepted, violations: accepted ? [] : ["some"] }).toEqual({
          accepted,
          violations: violationsOf(schema, JSON.parse(json)).length === 0 ? [] : ["some"],
        });
      }),
      { numRuns: 1_500 },
    );
  });

  it.each<[OperationId, string, number]>([
    ["listTickets", "cursor", 1_024],
    ["readUserTicket", "ticket_id", 256],
  ])("on the length of a parameter of %s: %s", async (id, name, maxLength) => {
    const { send } = aTicketApi();
    const detail = `expected at most ${maxLength} characters`;
    const tooLong = async (length: number): Promise<boolean> =>
      (await send(aRequestTo(id, { query: { [name]: ["\u{d5311}".repeat(length)] } }))).body.includes(detail);

    expect([await tooLong(maxLength), await tooLong(maxLength + 1)]).toEqual([false, true]);
  });
});
