import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { API_ROUTES } from "../../../../functions/shared/api/routes.js";
import {
  RESERVED_TICKET_IDS,
  TicketEventSchema,
  TicketSchema,
} from "../../../../functions/shared/contracts/ticket-event-schema.js";
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
  ...["product", "issue_type"].map((key) => ["data", "product_issue_information", key]),
];
const OPTIONAL: readonly Path[] = [
  ["channel"],
  ["customerId"],
  ["tier"],
  ["company"],
  ...["first_name", "last_name", "full_name", "email", "company"].map((key) => [
    "data",
    "customer_contact_information",
    key,
  ]),
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
const wrongValues = fc.constantFrom<unknown>(0, 1.5, true, [], ["text"]);

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

  it("names the required field that is null", () => {
    fc.assert(
      fc.property(mutilated([...REQUIRED, ...PARTS], fc.constant(null)), ({ event, path }) => {
        expect(issuePaths(event)).toEqual([path]);
      }),
    );
  });

  it("takes null in an optional field for its absence", () => {
    fc.assert(
      fc.property(producerEvents(), fc.constantFrom(...OPTIONAL), (sent, path) => {
        const withNull = withField(sent, path, null);
        fc.pre(withNull !== undefined);
        expect(TicketEventSchema.parse(withNull)).toEqual(TicketEventSchema.parse(withField(sent, path, undefined)));
      }),
    );
  });

  it("takes null in a part of an API ticket for its absence", () => {
    const data = {
      subject: "s",
      description: "d",
      customer_contact_information: null,
      product_issue_information: null,
    };

    expect(TicketEventSchema.parse(aTicketEvent({ channel: "api", data })).data).toEqual({
      subject: "s",
      description: "d",
    });
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

  it.each<[string, unknown, object]>([
    ["null", { first_name: "Mira", last_name: null, full_name: null, email: null }, { full_name: "Mira" }],
    ["empty", { first_name: "", last_name: "Kallas", full_name: "", email: "" }, { full_name: "Kallas" }],
    ["blank", { first_name: "Mira", last_name: "Kallas", full_name: " \u200b" }, { full_name: "Mira Kallas" }],
    ["missing", { full_name: "Mira Kallas" }, { full_name: "Mira Kallas" }],
    ["sent in full", { first_name: "M", last_name: "K", full_name: "Kallas, Mira" }, { full_name: "Kallas, Mira" }],
    ["unknown but for the address", { email: "mira@example.org", first_name: null }, { email: "mira@example.org" }],
    ["all empty, as some producers send", { first_name: "", last_name: "", full_name: "", email: "" }, {}],
  ])("accepts a contact with names that are %s", (_how, contact, expected) => {
    const data = { ...aTicketData(), customer_contact_information: contact };
    const parsed = TicketEventSchema.parse({ ...aTicketEvent(), data });

    expect(parsed.data.customer_contact_information).toMatchObject(expected);
  });

  it.each([
    {},
    { first_name: null, last_name: null, full_name: null, email: null },
    { company: "Example Ltd" },
    { phone: "+372 5555 5555" },
  ])("refuses the contact %j, which does not say who it is", (contact) => {
    const event = { ...aTicketEvent(), data: { ...aTicketData(), customer_contact_information: contact } };

    expect(TicketEventSchema.safeParse(event).error?.issues).toMatchObject([
      {
        path: ["data", "customer_contact_information"],
        message: "expected at least one of first_name, last_name, full_name, email",
      },
    ]);
  });

  it.each([
    ["Gold", "gold"],
    [" GOLD\n", "gold"],
    ["General ", "general"],
    ["\u00a0gold", "gold"],
    [null, "general"],
  ])("reads the tier %j as %s", (tier, expected) => {
    expect(TicketEventSchema.parse({ ...aTicketEvent(), tier }).tier).toBe(expected);
  });

  it.each(["", " ", "golden", "g old", "gold,general", 1, ["gold"]])("refuses the tier %j", (tier) => {
    expect(issuePaths({ ...aTicketEvent(), tier })).toEqual(["tier"]);
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

describe("the id of a ticket", () => {
  const paths = API_ROUTES.map(({ path }): string => path);
  const collections = new Set(paths.flatMap((path) => /^(?<collection>.*\/tickets)\/\{id\}/.exec(path)?.[1] ?? []));
  /** Names that a path has where another one has a ticket's id. */
  const names = [...collections].flatMap((collection) =>
    paths.flatMap((path) => {
      const [name = "{id}"] = path.startsWith(`${collection}/`) ? path.slice(collection.length + 1).split("/") : [];
      return name.startsWith("{") ? [] : [name];
    }),
  );

  it("is none of the names that the paths of the API have in its place", () => {
    expect(collections).toContain("/desk/tickets");
    expect(new Set(names)).toEqual(new Set(RESERVED_TICKET_IDS));
    for (const ticketId of names) {
      const { error } = TicketEventSchema.safeParse(aTicketEvent({ ticketId }));
      expect(error?.issues).toMatchObject([{ path: ["ticketId"], message: expect.stringMatching(/^expected an id/) }]);
    }
  });

  it("may contain such a name, or be it in other letters", () => {
    for (const ticketId of ["bulk-1", "STATS", "my_stats"])
      expect(TicketEventSchema.safeParse(aTicketEvent({ ticketId })).success).toBe(true);
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
