import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import {
  DESK_VIEWS,
  type DeskList,
  type DeskListQuery,
  DeskListQuerySchema,
} from "../../../../functions/shared/api/desk-inbox-schemas.js";
import type { Caller } from "../../../../functions/shared/auth/caller.js";
import { CATEGORIES, PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";
import { DEFAULT_RULES, type DeskRules } from "../../../../functions/shared/desk/desk-rules.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { nextDeadline, openSla } from "../../../../functions/shared/desk/ticket-sla.js";
import { LATEST } from "../../../../functions/shared/contracts/timestamp.js";
import { listDeskTickets } from "../../../../functions/serve-desk/inbox/list-desk-tickets.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../support/builders/desk-tickets.js";
import { FakeDeskIndex } from "../../../support/fakes/fake-desk-index.js";

const HOUR_MS = 60 * 60 * 1000;
const NOW = SUBMITTED_AT + 8 * HOUR_MS;
const CALLER: Caller = { subject: "u-ada", role: "agent", tier: "general", scopes: ["tickets:read"] };

let index: FakeDeskIndex;
beforeEach(() => {
  index = new FakeDeskIndex();
});

const query = (changes: Partial<Record<keyof DeskListQuery, string>> = {}): DeskListQuery =>
  DeskListQuerySchema.parse(changes);

const list = (
  changes: Partial<Record<keyof DeskListQuery, string>> = {},
  rules: DeskRules = DEFAULT_RULES,
  now = NOW,
) =>
  listDeskTickets(query(changes), CALLER, {
    lists: index.lists(() => now),
    rules: () => Promise.resolve(rules),
    now: () => new Date(now),
  });

const idsOf = ({ body }: { readonly body: DeskList }): string[] => body.tickets.map(({ ticketId }) => ticketId);

/** Ids on all pages. */
const allIds = async (changes: Partial<Record<keyof DeskListQuery, string>>): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ ...changes, ...(cursor !== null && { cursor }) });
    ids.push(...idsOf(page));
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return ids;
};

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const AGENTS = ["u-ada", "u-bob"] as const;
const TAGS = ["refund", "vip"] as const;
const SUBJECTS = ["Café is CLOSED", "two invoices", "Rechnung doppelt", ""] as const;

const tickets = () =>
  fc.array(
    fc.record({
      status: fc.constantFrom("NEEDS_HUMAN", "FAILED", "ANSWERED"),
      deskStatus: fc.constantFrom("OPEN", "PENDING", "ON_HOLD", "SOLVED"),
      priority: fc.constantFrom(...PRIORITIES.slice(0, 2)),
      category: fc.constantFrom(...CATEGORIES.slice(0, 2)),
      tier: fc.constantFrom(...TIERS),
      lane: fc.constantFrom("priority", "general"),
      language: fc.constantFrom("de", "de-CH", "den", "und"),
      assignee: optional(fc.constantFrom(...AGENTS)),
      customerId: optional(fc.constantFrom("C-1", "C-2")),
      tags: fc.subarray([...TAGS]),
      subject: fc.constantFrom(...SUBJECTS),
      hours: fc.integer({ min: 0, max: 7 }),
      budget: fc.integer({ min: 1, max: 24 }),
    }),
    { maxLength: 40 },
  );

type Generated = Omit<Partial<DeskTicket>, "tags"> & {
  readonly tags: string[];
  readonly hours: number;
  readonly budget: number;
};

const toTicket = ({ hours, budget, ...changes }: Generated, number: number): DeskTicket => {
  const submittedAt = SUBMITTED_AT + hours * HOUR_MS;
  const isPaused = changes.deskStatus === "PENDING";
  const { firstResponse } = openSla({ firstResponse: budget * HOUR_MS }, submittedAt);
  return aDeskTicket({
    ...changes,
    ticketId: `TKT-${number}`,
    submittedAt: new Date(submittedAt).toISOString(),
    sla: { firstResponse: isPaused ? { budget: budget * HOUR_MS, consumed: 0 } : firstResponse },
  });
};

const FILTERS = {
  status: fc.constantFrom("NEEDS_HUMAN", "FAILED", "ANSWERED"),
  deskStatus: fc.constantFrom("OPEN", "PENDING"),
  priority: fc.constantFrom(...PRIORITIES.slice(0, 2)),
  category: fc.constantFrom(...CATEGORIES.slice(0, 2)),
  tier: fc.constantFrom(...TIERS),
  lane: fc.constantFrom("priority", "general"),
  language: fc.constantFrom("de", "de-CH", "und"),
  tag: fc.constantFrom(...TAGS, " VIP "),
  assignee: fc.constantFrom(...AGENTS),
  customer: fc.constantFrom("C-1", "C-2"),
  from: fc.nat(8).map((hour) => new Date(SUBMITTED_AT + hour * HOUR_MS).toISOString()),
  to: fc.nat(8).map((hour) => new Date(SUBMITTED_AT + hour * HOUR_MS).toISOString()),
  q: fc.constantFrom("cafe", "closed CAFÉ", "invoice two", "vip", "tkt-1", "c-2 refund", " ", "nowhere"),
};

/** A view with none, one or two filters: with more, next to nothing would be left. */
const filters = () =>
  fc
    .tuple(
      fc.record({ view: fc.constantFrom(...DESK_VIEWS), limit: fc.constantFrom("1", "3", "100") }),
      fc.record(FILTERS),
      fc.subarray(Object.keys(FILTERS), { maxLength: 2 }),
    )
    .map(([page, all, chosen]): Partial<Record<keyof DeskListQuery, string>> => ({
      ...page,
      ...Object.fromEntries(Object.entries(all).filter(([name]) => chosen.includes(name))),
    }));

/** Case and accents, slowly. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const isInView = (ticket: DeskTicket, view: string): boolean => {
  const clock = ticket.sla.firstResponse;
  switch (view) {
    case "mine":
      return ticket.assignee === CALLER.subject;
    case "unassigned":
      return ticket.assignee === undefined;
    case "failed":
      return ticket.status === "FAILED";
    case "at-risk":
      return clock?.runningSince !== undefined && NOW - clock.runningSince >= 0.8 * clock.budget;
    default:
      return true;
  }
};

/** What a list must have, by looking at each ticket for itself. */
const expectedIds = (all: readonly DeskTicket[], asked: Partial<Record<keyof DeskListQuery, string>>): string[] => {
  const { view = "all", status, deskStatus, priority, category, tier, lane, language, tag, assignee, customer } = asked;
  const isEqual = (value: string | undefined, wanted: string | undefined): boolean =>
    wanted === undefined || value === wanted;
  const dueOf = (ticket: DeskTicket): number => nextDeadline(ticket.sla, AROUND_THE_CLOCK)?.due ?? LATEST;
  return all
    .filter((ticket) => ticket.deskStatus !== "SOLVED" && isInView(ticket, view))
    .filter(
      (ticket) =>
        isEqual(ticket.status, status) &&
        isEqual(ticket.deskStatus, deskStatus) &&
        isEqual(ticket.priority, priority) &&
        isEqual(ticket.category, category) &&
        isEqual(ticket.tier, tier) &&
        isEqual(ticket.lane, lane) &&
        isEqual(ticket.assignee, assignee) &&
        isEqual(ticket.customerId, customer) &&
        (language === undefined || ticket.language === language || ticket.language.startsWith(`${language}-`)) &&
        (tag === undefined || ticket.tags.includes(tag.trim().toLowerCase())) &&
        (asked.from === undefined || ticket.submittedAt >= asked.from) &&
        (asked.to === undefined || ticket.submittedAt < asked.to),
    )
    .filter(({ subject, ticketId, customerId = "", tags }) =>
      fold(asked.q ?? "")
        .split(" ")
        .every((word) => fold([subject, ticketId, customerId, ...tags].join(" ")).includes(word)),
    )
    .toSorted((one, other) => dueOf(one) - dueOf(other) || (one.ticketId < other.ticketId ? -1 : 1))
    .map(({ ticketId }) => ticketId);
};

describe("the lists of the desk", () => {
  it("have what a view and its filters ask for, the next deadline first, on all pages together", async () => {
    await fc.assert(
      fc.asyncProperty(tickets(), filters(), async (generated, asked) => {
        index = new FakeDeskIndex();
        const all = generated.map(toTicket);
        for (const ticket of all) index.add(ticket);

        expect(await allIds(asked)).toEqual(expectedIds(all, asked));
      }),
      { numRuns: 300 },
    );
  });

  it("read only the partitions of their view", async () => {
    const partitionsRead = async (changes: Parameters<typeof list>[0]) => {
      index = new FakeDeskIndex();
      await list(changes);
      return index.queries.map(({ ExpressionAttributeValues }) => ExpressionAttributeValues?.[":key"]?.S);
    };

    expect(await partitionsRead({ view: "mine" })).toEqual(["AGENT#u-ada"]);
    expect(await partitionsRead({ view: "all", assignee: "u-bob" })).toEqual(["AGENT#u-bob"]);
    expect(await partitionsRead({ view: "all" })).toHaveLength(12);
    expect((await partitionsRead({ view: "unassigned" })).every((key) => key?.includes("#unassigned#"))).toBe(true);
    expect((await partitionsRead({ view: "failed" })).every((key) => key?.startsWith("failed#"))).toBe(true);
  });

  it("show each ticket with its deadline and how far its clocks are", async () => {
    const clocks = (budget: number) => openSla({ firstResponse: budget * HOUR_MS }, SUBMITTED_AT);
    index.add(aDeskTicket({ ticketId: "late", sla: clocks(7) }));
    index.add(aDeskTicket({ ticketId: "soon", sla: clocks(10), assignee: "u-bob", tags: ["vip"] }));
    index.add(aDeskTicket({ ticketId: "calm", sla: clocks(20) }));
    index.add(
      aDeskTicket({ ticketId: "waiting", deskStatus: "PENDING", sla: { firstResponse: { budget: 1, consumed: 0 } } }),
    );
    index.add(aDeskTicket({ ticketId: "none", sla: {}, customerId: undefined }));
    const { body } = await list();

    expect(
      body.tickets.map(({ ticketId, dueAt, dueClock, slaState }) => [ticketId, dueAt, dueClock, slaState]),
    ).toEqual([
      ["late", "2026-11-23T15:00:00.000Z", "firstResponse", "breached"],
      ["soon", "2026-11-23T18:00:00.000Z", "firstResponse", "at-risk"],
      ["calm", "2026-11-24T04:00:00.000Z", "firstResponse", "running"],
      ["none", null, null, null],
      ["waiting", null, null, "paused"],
    ]);
    expect(body.tickets[1]).toMatchObject({
      assignee: "u-bob",
      tags: ["vip"],
      version: 1,
      subject: "An invoice twice",
    });
    expect(body.tickets[3]).toMatchObject({ customerId: null, assignee: null, lastMessageId: null });
  });

  it("look for tickets at risk no further than any policy lets them be", async () => {
    for (const hour of Array.from({ length: 3_000 }, (_, number) => number))
      index.add(aDeskTicket({ ticketId: `T${hour}`, sla: openSla({ firstResponse: (hour + 24) * HOUR_MS }, NOW) }));
    const { body } = await list({ view: "at-risk" });

    expect(body).toEqual({ tickets: [], nextCursor: null });
    // The longest target of the default policies is 72 hours, of which a fifth is left at 14.4.
    expect(index.examined).toBe(0);
  });

  it("end without an error when a policy became shorter between two pages of tickets at risk", async () => {
    for (const number of [1, 2, 3])
      index.add(
        aDeskTicket({ ticketId: `T${number}`, sla: openSla({ firstResponse: 60 * HOUR_MS }, NOW - 50 * HOUR_MS) }),
      );
    const { body } = await list({ view: "at-risk", limit: "1" });
    const none = { ...DEFAULT_RULES, policies: new Map() };

    expect(idsOf({ body })).toEqual(["T1"]);
    expect(await list({ view: "at-risk", limit: "1", cursor: String(body.nextCursor) }, none)).toMatchObject({
      body: { tickets: [], nextCursor: null },
    });
  });

  it("have an ETag that stays the same as long as the page does", async () => {
    index.add(aDeskTicket());
    const { etag } = await list();

    expect((await list()).etag).toBe(etag);
    expect((await list({}, DEFAULT_RULES, SUBMITTED_AT)).etag).not.toBe(etag);
    index.add(aDeskTicket({ version: 2 }));
    expect((await list()).etag).not.toBe(etag);
  });

  it("do not hide other tickets when one cannot be read", async () => {
    index.add(aDeskTicket({ ticketId: "odd" }));
    index.items.set("odd", { ...index.items.get("odd"), sla: { S: "none" } });
    index.add(aDeskTicket({ ticketId: "even" }));

    expect(idsOf(await list())).toEqual(["even"]);
  });
});

describe("a cursor of a list of the desk", () => {
  const nextCursor = async (changes: Parameters<typeof list>[0]): Promise<string> => {
    for (const number of [1, 2, 3])
      index.add(aDeskTicket({ ticketId: `T${number}`, assignee: "u-ada", tags: ["vip"] }));
    return String((await list({ ...changes, limit: "1" })).body.nextCursor);
  };

  it("is valid with another page size", async () => {
    expect(idsOf(await list({ cursor: await nextCursor({}) }))).toEqual(["T2", "T3"]);
  });

  it.each([
    ["another view", {}, { view: "mine" }],
    ["another filter", { tag: "vip" }, { tag: "refund" }],
    ["fewer filters", { tag: "vip" }, {}],
    ["other words", { q: "invoice" }, { q: "twice" }],
  ] as const)("is refused for %s", async (_what, first, then) => {
    const cursor = await nextCursor(first);

    await expect(list({ ...then, cursor })).rejects.toMatchObject({
      kind: "invalid-request",
      particulars: { errors: [{ parameter: "cursor" }] },
    });
  });

  it("is refused when it was made up, cut, or is another agent's", async () => {
    const cursor = await nextCursor({ view: "mine" });
    const other = { ...CALLER, subject: "u-bob" };
    const ports = { lists: { read: () => Promise.reject(new Error("read")) }, now: () => new Date(NOW) };
    const rules = () => Promise.resolve(DEFAULT_RULES);

    for (const wrong of ["x", cursor.slice(1), `${cursor}a`])
      await expect(list({ view: "mine", cursor: wrong })).rejects.toMatchObject({ kind: "invalid-request" });
    await expect(
      listDeskTickets(query({ view: "mine", cursor, limit: "1" }), other, { ...ports, rules }),
    ).rejects.toMatchObject({ kind: "invalid-request" });
  });
});

describe("a list of the desk that cannot be", () => {
  it.each(["SOLVED", "CLOSED"])("is refused for tickets that are %s, and says where they are", (deskStatus) => {
    const { error } = DeskListQuerySchema.safeParse({ deskStatus });

    expect(error?.issues).toMatchObject([
      { path: ["deskStatus"], message: expect.stringContaining("/desk/tickets/{id}") as string },
    ]);
  });

  it.each([
    ["view", "everything"],
    ["tag", "x".repeat(1_000)],
    ["tag", " "],
    ["language", "German"],
    ["customer", ""],
    ["assignee", "two words"],
    ["from", "yesterday"],
    ["limit", "0"],
    ["limit", "101"],
    ["q", "x".repeat(201)],
  ])("is refused for the %s %s", (name, value) => {
    expect(DeskListQuerySchema.safeParse({ [name]: value }).error?.issues).toMatchObject([{ path: [name] }]);
  });
});
