import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  NewUserSchema,
  RegistrationSchema,
  UserChangeSchema,
} from "../../../../functions/shared/api/identity-schemas.js";
import { RULE_KINDS } from "../../../../functions/shared/desk/rules/rule-kinds.js";
import { writtenName } from "../../../../functions/shared/http/text-schema.js";

const Name = writtenName(100);
const ADDRESSES = [
  "https://evil.example",
  "Ada http://1.2.3.4/x",
  "HTTPS://EVIL.EXAMPLE",
  "ftp://files",
  "slack://open",
  "See www.evil.example",
  "evil.example/pay",
  "hooks.evil.example:8080",
  "evil.example?x=1",
  "bücher.example/x",
];
const NAMES = [
  "Ada Byron",
  "Dr.Byron",
  "J. R. R. Tolkien",
  "O'Brien-Smith",
  "Node.js",
  "24/7 support",
  "A.B.",
  "Ratio 1:2",
];

describe("a name", () => {
  it.each(ADDRESSES)("is no web address: %s", (text) => {
    expect(Name.safeParse(text).error?.issues).toMatchObject([{ message: "expected a name without a web address" }]);
  });

  it.each(NAMES)("may have dots, slashes and colons: %s", (text) => {
    expect(Name.parse(text)).toBe(text);
  });

  it.each([RegistrationSchema, NewUserSchema, UserChangeSchema])("of a user is none, either", (schema) => {
    const { error } = z.safeParse(schema, { email: "ada@example.com", name: "Ada https://evil.example" });

    expect(error?.issues.map(({ path }) => path)).toContainEqual(["name"]);
  });

  it.each(Object.values(RULE_KINDS))("of a rule is none, either: $noun", ({ schema }) => {
    const text = "Ada https://evil.example";
    const { error } = z.safeParse(schema, { name: text, label: text });
    const paths = error?.issues.filter(({ message }) => message.includes("web address")).map(({ path }) => path);

    expect([[["name"]], [["label"]]]).toContainEqual(paths);
  });
});
