import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseTemplate,
  PLACEHOLDER_NAMES,
  renderTemplate,
  type ReplyContext,
} from "../../../../../functions/shared/desk/rules/reply-template.js";

/** Text with many braces and backslashes, which a reader of placeholders may misread. */
const aText = fc
  .array(
    fc.oneof(fc.constantFrom("{", "}", "{{", "}}", "\\", "\n", "ticket.id", "$&", "$1"), fc.string({ maxLength: 5 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""));
const aName = fc.constantFrom(...PLACEHOLDER_NAMES);

const aContext: fc.Arbitrary<ReplyContext> = fc.record({
  ticket: fc.record({
    ticketId: aText,
    subject: aText,
    priority: fc.constant("HIGH" as const),
    category: fc.constant("BUG" as const),
  }),
  agent: fc.record({ id: aText, name: aText }),
});

const valueOf = ({ ticket, agent }: ReplyContext, name: string): string => {
  const values = new Map([
    ["ticket.id", ticket.ticketId],
    ["ticket.subject", ticket.subject],
    ["ticket.priority", ticket.priority],
    ["ticket.category", ticket.category],
    ["agent.name", agent.name],
  ]);
  return values.get(name) ?? "";
};

/** Text that does not run into a placeholder after it: a backslash or a brace there would belong to both. */
const aSeparateText = aText.map((text) => `${text} `);
const escaped = (text: string): string => text.replaceAll(/(?<!\\)\{\{/g, "\\{{");

describe("a reply with placeholders", () => {
  it("is the text itself when it has none", () => {
    fc.assert(
      fc.property(
        aText.filter((text) => !text.includes("{{")),
        aContext,
        (text, context) => {
          expect(renderTemplate(text, context)).toBe(text);
        },
      ),
    );
  });

  it("keeps all text, in order, and puts each value in as it is", () => {
    const aPart = fc.record({
      text: aSeparateText.filter((text) => !text.includes("{{")),
      name: aName,
      blank: fc.constantFrom("", " ", "\n"),
    });
    fc.assert(
      fc.property(fc.array(aPart, { maxLength: 20 }), aContext, (parts, context) => {
        const template = parts.map(({ text, name, blank }) => `${text}{{${blank}${name}${blank}}}`).join("");
        const expected = parts.map(({ text, name }) => text + valueOf(context, name)).join("");

        expect(parseTemplate(template).issues).toEqual([]);
        expect(renderTemplate(template, context)).toBe(expected);
      }),
    );
  });

  it("writes two braces for a backslash and two braces", () => {
    fc.assert(
      fc.property(
        aText.filter((text) => !text.includes("\\") && !text.includes("{{{")),
        aContext,
        (text, context) => {
          expect(parseTemplate(escaped(text)).issues).toEqual([]);
          expect(renderTemplate(escaped(text), context)).toBe(text);
        },
      ),
    );
  });

  it("is refused when two braces begin no placeholder that exists, and never otherwise", () => {
    fc.assert(
      fc.property(aText, (text) => {
        const rest = text
          .replaceAll("\\{{", "")
          .replaceAll(new RegExp(`\\{\\{\\s*(?:${PLACEHOLDER_NAMES.join("|")})\\s*\\}\\}`, "g"), "\u0000");
        expect(parseTemplate(text).issues.length > 0).toBe(rest.includes("{{"));
      }),
    );
  });

  it.each([
    ["{{customer.nmae}}", "{{customer.nmae}}"],
    ["{{ Ticket.ID }}", "{{Ticket.ID}}"],
    ["{{}}", "{{}}"],
    ["{{__proto__}}", "{{__proto__}}"],
    ["{{constructor}}", "{{constructor}}"],
    [`{{${"x".repeat(70)}}}`, `{{${"x".repeat(60)}…}}`],
  ])("names an unknown placeholder, and those that exist: %s", (text, shown) => {
    expect(parseTemplate(text).issues).toEqual([
      `expected placeholders that exist ({{ticket.id}}, {{ticket.subject}}, {{ticket.priority}}, {{ticket.category}}, {{agent.name}}), not ${shown}`,
    ]);
  });

  it.each(["{{ticket.id", "{{{ticket.id}}}", "{{a{{ticket.id}}", "{{"])(
    "is refused when it is not finished: %s",
    (text) => {
      expect(parseTemplate(text).issues).toContain("expected }} after {{ and a name; write \\{{ for two braces");
    },
  );

  it("has at most twenty placeholders", () => {
    expect(parseTemplate("{{ticket.id}}".repeat(20)).issues).toEqual([]);
    expect(parseTemplate("{{ticket.id}}".repeat(21)).issues).toEqual(["expected at most 20 placeholders"]);
  });
});
