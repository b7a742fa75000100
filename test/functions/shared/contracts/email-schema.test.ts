import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { EmailSchema } from "../../../../functions/shared/contracts/email-schema.js";

const DocumentedSchema = z.object({
  pattern: z.string(),
  allOf: z.array(z.object({ pattern: z.string() })).length(2),
});
const documented = DocumentedSchema.parse(z.toJSONSchema(EmailSchema, { io: "input" }));
const isDocumented = (text: string): boolean =>
  [documented, ...documented.allOf].every(({ pattern }) => new RegExp(pattern, "u").test(text));

describe("an e-mail address", () => {
  it.each([
    "ada@example.com",
    "a@b",
    "FirstName.LastName@Example.org",
    "very.common-name@sub.domain.example.com",
    "ada+tickets@example.com",
    "o'brien@example.ie",
    "user.name+tag+sorting@example.com",
    "name/surname@example.com",
    "mailhost!username@example.org",
    "user%example.com@example.org",
    "user-@example.org",
    "!#$%&'*+-/=?^_`{|}~@example.org",
    '"ada byron"@example.com',
    '" "@example.org',
    '""@example.org',
    '"john..doe"@example.org',
    '"a@b"@example.org',
    '"very.(),:;<>[]\\".VERY.\\"very@\\\\ \\"very\\".unusual"@strange.example.com',
    "1234567890@example.com",
    "ada@example-one.com",
    "ada@1und1.de",
    "postmaster@[192.0.2.1]",
    "postmaster@[IPv6:2001:db8::1]",
    "δοκιμή@παράδειγμα.δοκιμή",
    "用户@例子.广告",
    "дмитрий@почта.рф",
    "उपयोगकर्ता@उदाहरण.भारत",
    "jörg@müller.example",
    "ada@xn--mller-kva.example",
    "ada@نامه\u200cای.example",
    "😀@example.com",
    '"jörg müller"@example.com',
    `${"a".repeat(64)}@example.com`,
    `a@${"b".repeat(252)}`,
  ])("may be %s", (address) => {
    expect(EmailSchema.parse(address)).toBe(address);
    expect(isDocumented(address)).toBe(true);
  });

  it.each([
    " ada@example.com",
    "ada@example.com ",
    "\tada@example.com\r\n",
    "\u00a0ada@example.com\u200b",
    "\ufeffada@example.com",
    `${" ".repeat(300)}ada@example.com${"\t".repeat(300)}`,
  ])("is read without the blanks around it: %j", (text) => {
    expect(EmailSchema.parse(text)).toBe("ada@example.com");
    expect(isDocumented(text)).toBe(true);
  });

  it.each([
    "",
    " ",
    "ada",
    "abc.example.com",
    "@example.com",
    "ada@",
    "a@b@example.com",
    'a"b(c)d,e:f;g<h>i[j\\k]l@example.com',
    'just"not"right@example.com',
    'this is"not\\allowed@example.com',
    'this\\ still\\"not\\\\allowed@example.com',
    "ada byron@example.com",
    "ada@exam ple.com",
    ".ada@example.com",
    "ada.@example.com",
    "ada..byron@example.com",
    "ada@.example.com",
    "ada@example..com",
    "ada@example.com.",
    "ada@-example.com",
    "ada@example-.com",
    "i.like.underscores@but_they_are_not_allowed.example",
    "ada@exa!mple.com",
    "Ada <ada@example.com>",
    "ada@example.com, bob@example.com",
    "mailto:ada@example.com",
    "ada＠example.com",
    "ada@[192.0.2]",
    "ada@[example.com]",
    '"ada@example.com',
    '"a"b"@example.com',
    "ada\u0000@example.com",
    "ada@example.com\u0000",
    "ada\u200b@example.com",
    "\u202eada@example.com",
    "ada\u3000byron@example.com",
    "ada\ufffd@example.com",
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(253)}`,
  ])("is not %j", (text) => {
    expect(EmailSchema.safeParse(text).success).toBe(false);
    expect(isDocumented(text)).toBe(false);
  });

  it.each([
    ["😀".repeat(31), 254],
    ["a".repeat(31), 254],
  ])("has at most 254 characters without the blanks around it, here of %s", (local, length) => {
    const longest = `${local}@${"b".repeat(length - 32)}`;
    for (const blanks of ["", " ", " \n\u00a0".repeat(100)]) {
      expect(EmailSchema.parse(`${blanks}${longest}${blanks}`)).toBe(longest);
      expect(isDocumented(`${blanks}${longest}${blanks}`)).toBe(true);
      const { error } = EmailSchema.safeParse(`${blanks}${longest}b${blanks}`);
      expect(error?.issues.map(({ message }) => message)).toEqual(["expected at most 254 characters"]);
      expect(isDocumented(`${blanks}${longest}b${blanks}`)).toBe(false);
    }
  });

  it("has no lone surrogates", () => {
    expect(EmailSchema.safeParse("ada\ud83d@example.com").success).toBe(false);
  });

  it("is accepted exactly when the document accepts it", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "@",
        ".",
        '"',
        "\\",
        "-",
        " ",
        "[",
        "]",
        ":",
        "a",
        "7",
        "é",
        "\u200b",
        "\u3000",
        "\u000b",
        "IPv6:",
      ),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    const anAddress = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

    fc.assert(
      fc.property(anAddress, (text) => {
        expect(EmailSchema.safeParse(text).success).toBe(isDocumented(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["dots", ".".repeat(250_000)],
    ["hyphens", `a@${"-".repeat(250_000)}`],
    ["blanks", " ".repeat(250_000)],
    ["blanks around too long an address", `${" ".repeat(125_000)}a@${"b".repeat(300)}${" ".repeat(125_000)}`],
    ["blanks within", `a${" ".repeat(250_000)}@b`],
    ["quotes", `"${'\\"'.repeat(120_000)}`],
    ["labels", `a@${"a-".repeat(120_000)}`],
  ])("is checked in linear time: %s", (_what, text) => {
    const before = process.cpuUsage();

    expect(EmailSchema.safeParse(text).success).toBe(false);
    expect(isDocumented(text.slice(0, 5_000))).toBe(false);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
