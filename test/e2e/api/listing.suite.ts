import { expect, it } from "vitest";
import { TicketListSchema, type TicketSummary } from "../../../functions/shared/api/ticket-schemas.js";
import type { ApiUser } from "./support/api-user.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm } from "./support/tickets.js";

const pageOf = async (owner: ApiUser, query: Readonly<Record<string, string>>) =>
  TicketListSchema.parse(await owner.read(`/tickets?${new URLSearchParams(query).toString()}`));

/** The tickets of all pages. Calls `between` before each page except the first. */
const pagesOf = async (
  owner: ApiUser,
  query: Readonly<Record<string, string>>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<TicketSummary[]> => {
  const seen: TicketSummary[] = [];
  let page = await pageOf(owner, query);
  seen.push(...page.tickets);
  while (page.nextCursor !== null) {
    await between();
    page = await pageOf(owner, { ...query, cursor: page.nextCursor });
    seen.push(...page.tickets);
  }
  return seen;
};

const idsOf = (tickets: readonly { readonly ticketId: string }[]) => tickets.map(({ ticketId }) => ticketId);
const timesOf = (tickets: readonly TicketSummary[]) => tickets.map(({ submittedAt }) => submittedAt);

/** A customer's own list of tickets. */
export const describeListing = (api: () => LocalApi): void => {
  it("pages through all existing tickets, each once and newest first, while others arrive", async () => {
    const owner = await api().customer("pages");
    const there = await Promise.all(Array.from({ length: 30 }, () => owner.submit(aQuestion())));
    const arriving: string[] = [];

    const seen = await pagesOf(owner, { limit: "7" }, async () => {
      arriving.push((await owner.submit(aQuestion())).ticketId);
    });

    expect(arriving.length).toBeGreaterThan(2);
    expect(new Set(idsOf(seen)).size).toBe(seen.length);
    expect(idsOf(seen)).toEqual(expect.arrayContaining(idsOf(there)));
    expect(timesOf(seen)).toEqual(timesOf(seen).sort().reverse());
    const after = await pagesOf(owner, { limit: "100" });
    expect(idsOf(after).sort()).toEqual([...idsOf(there), ...arriving].sort());
  });

  it("filters by status, by priority and by both bounds of the time", async () => {
    const owner = await api().customer("filters");
    const calm = await owner.submit(aQuestion());
    const urgent = await owner.submit(anAlarm());
    const { priority } = await api().waitForTicket(owner, urgent.ticketId);
    const other = await api().waitForTicket(owner, calm.ticketId);
    const query = async (filter: Readonly<Record<string, string>>) => idsOf(await pagesOf(owner, filter));

    expect(other.priority).not.toBe(priority);
    expect(await query({ priority: priority ?? "" })).toEqual([urgent.ticketId]);
    expect(await query({ status: "ANSWERED" })).toEqual([calm.ticketId]);
    expect(await query({ status: "NEEDS_HUMAN" })).toEqual([urgent.ticketId]);
    expect(await query({ status: "RECEIVED" })).toEqual([]);
    expect(await query({ from: urgent.submittedAt })).toEqual([urgent.ticketId]);
    expect(await query({ to: urgent.submittedAt })).toEqual([calm.ticketId]);
    expect(await query({ from: calm.submittedAt, to: urgent.submittedAt, status: "ANSWERED" })).toEqual([
      calm.ticketId,
    ]);
  });

  it.each([
    ["limit", "0"],
    ["limit", "101"],
    ["limit", "many"],
    ["status", "ALMOST"],
    ["priority", "normal"],
    ["from", "yesterday"],
    ["to", "2026-13-01T00:00:00Z"],
    ["page", "2"],
    ["cursor", "made-up"],
  ])("refuses %s=%s by its name", async (parameter, value) => {
    const owner = await api().customer("refused-filters");

    const { errors } = problemOf(await owner.send(`/tickets?${parameter}=${value}`), 400);

    expect(errors).toMatchObject([{ parameter }]);
  });

  it("refuses a cursor that was changed, belongs to another customer, or was made for other filters", async () => {
    const [owner, other] = await Promise.all([api().customer("cursor"), api().customer("cursor-other")]);
    for (let count = 0; count < 3; count += 1) await owner.submit(aQuestion());
    const { nextCursor } = await pageOf(owner, { limit: "2" });
    const cursor = nextCursor ?? "";
    const middle = Math.floor(cursor.length / 2);
    const changed = cursor.slice(0, middle) + (cursor[middle] === "A" ? "B" : "A") + cursor.slice(middle + 1);
    const asked = (user: ApiUser, query: string) => user.send(`/tickets?limit=2&${query}`);

    expect(cursor).not.toBe("");
    expect(problemOf(await asked(owner, `cursor=${changed}`), 400).errors).toMatchObject([{ parameter: "cursor" }]);
    problemOf(await asked(owner, `cursor=${cursor.slice(0, -3)}`), 400);
    problemOf(await asked(other, `cursor=${cursor}`), 400);
    problemOf(await asked(owner, `cursor=${cursor}&status=FAILED`), 400);
  });
};
