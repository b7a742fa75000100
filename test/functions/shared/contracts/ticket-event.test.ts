import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TicketEventSchema, TicketSchema } from "../../../../functions/shared/contracts/ticket-event.js";
import { producerEvents, ticketEvents } from "../../../support/builders/arbitraries.js";
import { aTicketData, aTicketEvent, type SentTicketEvent } from "../../../support/builders/tickets.js";

type Path = readonly string[];
type Tree = Record<string, unknown>;

const REQUIRED: readonly Path[] = [
  ["eventName"],
  ["ticketId"],
  ["submittedAt"],
  ["data"],
  ["data", "subject"],
  ["data", "description"],
  ...["first_name", "last_name", "full_name", "email"].map((key) => ["data", "customer_contact_information", key]),
  ...["product", "issue_type"].map((key) => ["data", "product_issue_information", key]),
];
const OPTIONAL: readonly Path[] = [
  ["channel"],
  ["customerId"],
  ["tier"],
  ["company"],
  ["data", "customer_contact_information", "company"],
];
const PARTS: readonly Path[] = [
  ["data", "customer_contact_information"],
  ["data", "product_issue_information"],
];

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy of `tree` without the field at `path`, or with another value there; undefined when it has no such field. */
const withField = (tree: unknown, [key, ...rest]: Path, value: unknown): Tree | undefined => {
  if (!isTree(tree) || key === undefined || !Object.hasOwn(tree, key)) return undefined;
  const changed = rest.length === 0 ? value : withField(tree[key], rest, value);
  if (rest.length > 0 && changed === undefined) return undefined;
  const entries = Object.entries(tree).filter(([name]) => name !== key);
  return Object.fromEntries(changed === undefined ? entries : [...entries, [key, changed]]);
};

/** Each path once: a list as `channel` has the wrong type and is too short, too. */
const issuePaths = (event: unknown): string[] => [
  ...new Set(TicketEventSchema.safeParse(event).error?.issues.map((issue) => issue.path.join("."))),
];

/** Values that are invalid for every field of the contract, which are strings and objects. */
const wrongValues = fc.constantFrom<unknown>(0, 1.5, true, null, [], ["text"]);

/** Events of other producers: an API event with an invalid channel would lack its parts, too. */
const mutilated = (paths: readonly Path[], values: fc.Arbitrary<unknown>) =>
  fc
    .tuple(producerEvents(), fc.constantFrom(...paths), values)
    .map(([event, path, value]) => ({ path: path.join("."), event: withField(event, path, value) }))
    .filter(({ event }) => event !== undefined);

describe("TicketEventSchema", () => {
  it("keeps what existing producers send, and adds the tier", () => {
    expect(TicketEventSchema.parse(aTicketEvent())).toEqual({ ...aTicketEvent(), tier: "general" });
  });

  it("is the same after JSON and a second parse", () => {
    fc.assert(
      fc.property(ticketEvents(), (sent) => {
        const once = TicketEventSchema.parse(sent);
        expect(TicketEventSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
      }),
    );
  });

  it("keeps unknown fields at every level", () => {
    fc.assert(
      fc.property(ticketEvents(), (sent) => {
        const { submittedAt, tier, ...kept } = TicketEventSchema.parse(sent);
        expect({ ...kept, submittedAt: sent.submittedAt, tier: sent.tier }).toEqual({ ...sent, tier: sent.tier });
        expect(submittedAt).toMatch(/Z$/);
        expect(tier).toBe(sent.tier ?? "general");
      }),
    );
  });

  it("names the required field that is missing", () => {
    fc.assert(
      fc.property(mutilated(REQUIRED, fc.constant(undefined)), ({ event, path }) => {
        expect(issuePaths(event)).toContain(path);
      }),
    );
  });

  it("names the field whose type is wrong", () => {
    fc.assert(
      fc.property(mutilated([...REQUIRED, ...OPTIONAL, ...PARTS], wrongValues), ({ event, path }) => {
        expect(issuePaths(event)).toEqual([path]);
      }),
    );
  });

  it.each(PARTS.map((path) => path.join(".")))("lets only tickets of channel api leave out %s", (name) => {
    const path = name.split(".");

    expect(issuePaths(withField(aTicketEvent(), path, undefined))).toEqual([name]);
    expect(issuePaths(withField(aTicketEvent({ channel: "web" }), path, undefined))).toEqual([name]);
    expect(issuePaths(withField(aTicketEvent({ channel: "api" }), path, undefined))).toEqual([]);
  });

  it("names every invalid field at once, including a missing part", () => {
    const event = { ...aTicketEvent(), ticketId: "", tier: "silver", data: { subject: 7, description: "" } };

    expect(issuePaths(event).sort()).toEqual([
      "data.customer_contact_information",
      "data.product_issue_information",
      "data.subject",
      "ticketId",
      "tier",
    ]);
  });

  it.each(["", "TKT 1", "TKT/1", "TKT.1", "TKT:1", "TKT\n", "ТКТ-1", "a".repeat(64)])(
    "refuses the ticket id %j",
    (ticketId) => {
      expect(issuePaths(aTicketEvent({ ticketId }))).toEqual(["ticketId"]);
    },
  );

  it.each<[string, Partial<SentTicketEvent>]>([
    ["customerId", { customerId: "" }],
    ["customerId", { customerId: "c".repeat(257) }],
    ["channel", { channel: "" }],
    ["channel", { channel: "c".repeat(65) }],
    ["submittedAt", { submittedAt: "2026-02-30T00:00:00Z" }],
  ])("refuses a %s that is too long or empty", (path, change) => {
    expect(issuePaths(aTicketEvent(change))).toEqual([path]);
  });

  it("accepts empty texts, which people do send", () => {
    expect(issuePaths(aTicketEvent({ data: aTicketData({ subject: "", description: "" }) }))).toEqual([]);
  });

  it("does not let a field __proto__ reach a prototype", () => {
    const text = JSON.stringify(aTicketEvent()).replace("{", '{"__proto__":{"tier":"gold","isAdmin":true},');
    const event = TicketEventSchema.parse(JSON.parse(text));

    expect(event.tier).toBe("general");
    expect(event["isAdmin"]).toBeUndefined();
    expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
  });
});

describe("TicketSchema", () => {
  it("is a ticket event that may name its original", () => {
    expect(TicketSchema.parse({ ...aTicketEvent(), originalKey: "originals/x.json" }).originalKey).toBe(
      "originals/x.json",
    );
    expect(TicketSchema.safeParse({ ...aTicketEvent(), originalKey: 1 }).success).toBe(false);
  });

  it("keeps the rule for missing parts", () => {
    const event = aTicketEvent({ data: { subject: "s", description: "d" } });

    expect(TicketSchema.safeParse(event).error?.issues.map((issue) => issue.path.at(-1))).toEqual([
      "customer_contact_information",
      "product_issue_information",
    ]);
  });
});
