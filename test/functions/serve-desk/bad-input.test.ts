import { describe, expect, it } from "vitest";
import * as z from "zod";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import type { OperationId } from "../../../functions/shared/api/routes.js";
import { contractViolations } from "../../support/aws/api-contract.js";
import { aDeskOnOneTable } from "../../support/aws/desk-under-test.js";
import { anAgent } from "../../support/builders/agents.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aDeskTicket } from "../../support/builders/desk-tickets.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";

const ADMIN = aCaller({ subject: "u-root", role: "admin", scopes: PERSON_SCOPES });
const CURRENT = '"1"';

const ProblemSchema = z.object({
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  errors: z
    .array(z.object({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }))
    .optional(),
  current: z.unknown().optional(),
});

/** A desk with an open ticket, a closed one, a full conversation, and agents who can and cannot have tickets. */
const aDesk = () => {
  const { desk, send } = aDeskOnOneTable();
  desk.add(
    aDeskTicket({ ticketId: "TKT-1" }),
    aDeskTicket({ ticketId: "TKT-2" }),
    aDeskTicket({ ticketId: "TKT-CLOSED", deskStatus: "SOLVED", solvedAt: "2026-11-01T08:00:00.000Z" }),
    aDeskTicket({ ticketId: "TKT-FULL", messageCount: 10_000 }),
    anAgent({ id: "u-root" }),
    anAgent({ id: "u-full", capacity: 3, openCount: 3 }),
    anAgent({ id: "u-gone", active: false }),
  );
  const ask = async (operationId: OperationId, { id, ifMatch, ...sent }: Asked) => {
    const headers = ifMatch === undefined ? {} : { "If-Match": ifMatch };
    const parameters = id === undefined ? {} : { parameters: { id } };
    const answer = await send(aRequestTo(operationId, { caller: ADMIN, ...parameters, headers, ...sent }));
    expect(contractViolations(operationId, answer)).toEqual([]);
    return answer;
  };
  return { table: desk.table, ask };
};

interface Asked {
  readonly id?: string;
  readonly ifMatch?: string;
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, readonly string[]>>;
}

const HOURS = { monday: [{ from: "09:00", until: "17:00" }] };
const aSchedule = (changes: object) => ({ name: "Office", timeZone: "Europe/Berlin", hours: HOURS, ...changes });

interface BadInput {
  readonly name: string;
  readonly operation: OperationId;
  readonly asked: Asked;
  readonly status: number;
  /** The field, and what was expected instead. */
  readonly errors?: readonly object[];
  readonly detail?: RegExp;
}

const REFUSED: readonly BadInput[] = [
  {
    name: "a change of a closed ticket",
    operation: "changeDeskTicket",
    asked: { id: "TKT-CLOSED", ifMatch: '"1-closed"', body: { deskStatus: "OPEN" } },
    status: 409,
    detail: /CLOSED/,
  },
  {
    name: "a status that staff cannot set",
    operation: "changeDeskTicket",
    asked: { id: "TKT-1", ifMatch: CURRENT, body: { deskStatus: "CLOSED" } },
    status: 400,
    errors: [{ pointer: "#/deskStatus", detail: expect.stringMatching(/expected one of .*SOLVED/) }],
  },
  {
    name: "a stale version",
    operation: "changeDeskTicket",
    asked: { id: "TKT-1", ifMatch: '"0"', body: { priority: "CRITICAL" } },
    status: 412,
  },
  {
    name: "no version",
    operation: "changeDeskTicket",
    asked: { id: "TKT-1", body: { priority: "CRITICAL" } },
    status: 428,
    detail: /If-Match/,
  },
  {
    name: "an unknown assignee",
    operation: "assignTicket",
    asked: { id: "TKT-1", ifMatch: CURRENT, body: { to: "u-nobody" } },
    status: 409,
    errors: [{ pointer: "#/to", detail: expect.stringContaining("expected the id of an active agent") }],
  },
  {
    name: "an unknown assignee in a change",
    operation: "changeDeskTicket",
    asked: { id: "TKT-1", ifMatch: CURRENT, body: { assignee: "u-nobody" } },
    status: 409,
    errors: [{ pointer: "#/assignee", detail: expect.stringContaining("expected") }],
  },
  {
    name: "an assignee without rights",
    operation: "assignTicket",
    asked: { id: "TKT-1", ifMatch: CURRENT, body: { to: "u-gone" } },
    status: 409,
    errors: [{ pointer: "#/to", detail: expect.stringContaining("expected the id of an active agent") }],
  },
  {
    name: "an assignee over capacity",
    operation: "assignTicket",
    asked: { id: "TKT-1", ifMatch: CURRENT, body: { to: "u-full" } },
    status: 409,
    errors: [{ pointer: "#/to", detail: expect.stringContaining("expected an agent with room") }],
  },
  {
    name: "a tag of 1,000 characters",
    operation: "changeDeskTicket",
    asked: { id: "TKT-1", ifMatch: CURRENT, body: { tags: ["x".repeat(1_000)] } },
    status: 400,
    errors: [{ pointer: "#/tags/0", detail: expect.stringContaining("50") }],
  },
  {
    name: "a message beyond the 10,000th",
    operation: "replyToTicket",
    asked: { id: "TKT-FULL", body: { text: "One more.", lastSeenMessageId: null } },
    status: 409,
    detail: /at most 10000 messages/,
  },
  {
    name: "a note of 1 MB",
    operation: "addNote",
    asked: { id: "TKT-1", body: { text: "x".repeat(1_000_000) } },
    status: 413,
    detail: /more than \d+ bytes/,
  },
  {
    name: "a note of more than 20,000 characters",
    operation: "addNote",
    asked: { id: "TKT-1", body: { text: "x".repeat(20_001) } },
    status: 400,
    errors: [{ pointer: "#/text", detail: expect.stringContaining("20000") }],
  },
  {
    name: "a schedule without hours",
    operation: "putSchedule",
    asked: { id: "office", body: aSchedule({ hours: {} }) },
    status: 400,
    errors: [{ pointer: "#/hours", detail: expect.stringContaining("expected") }],
  },
  {
    name: "a holiday that is no date",
    operation: "putSchedule",
    asked: { id: "office", body: aSchedule({ holidays: ["2026-12-25", "2026-02-30"] }) },
    status: 400,
    errors: [{ pointer: "#/holidays/1", detail: expect.stringContaining("expected") }],
  },
  {
    name: "a zone that is none",
    operation: "putSchedule",
    asked: { id: "office", body: aSchedule({ timeZone: "Europe/Atlantis" }) },
    status: 400,
    errors: [{ pointer: "#/timeZone", detail: expect.stringContaining("expected") }],
  },
  {
    name: "a web address in a name",
    operation: "putMacro",
    asked: { id: "thanks", body: { name: "Win at https://example.com/prize", reply: "Thanks." } },
    status: 400,
    errors: [{ pointer: "#/name", detail: "expected a name without a web address" }],
  },
  {
    name: "a macro with an unknown placeholder",
    operation: "putMacro",
    asked: { id: "thanks", body: { name: "Thanks", reply: "Dear {{customer.name}}" } },
    status: 400,
    errors: [{ pointer: "#/reply", detail: expect.stringMatching(/ticket\.id.*not \{\{customer\.name\}\}/) }],
  },
];

describe("staff who send something wrong", () => {
  it.each(REFUSED)("get $status for $name, with what was expected, and nothing changes", async (bad) => {
    const { table, ask } = aDesk();
    const before = structuredClone(table.items);

    const answer = await ask(bad.operation, bad.asked);

    expect(answer.headers?.["Content-Type"]).toBe("application/problem+json");
    const problem = ProblemSchema.parse(JSON.parse(answer.body));
    expect(problem).toMatchObject({ status: bad.status, ...(bad.errors && { errors: bad.errors }) });
    expect(problem.detail).toMatch(bad.detail ?? /./);
    expect(answer.statusCode).toBe(bad.status);
    expect(table.items).toEqual(before);
  });

  it("change something with the right values, so that the table would show it", async () => {
    const { table, ask } = aDesk();
    const before = structuredClone(table.items);

    const answers = [
      await ask("changeDeskTicket", { id: "TKT-1", ifMatch: CURRENT, body: { tags: ["x".repeat(50)] } }),
      await ask("assignTicket", { id: "TKT-2", ifMatch: CURRENT, body: { to: "u-root" } }),
      await ask("addNote", { id: "TKT-FULL", body: { text: "x".repeat(20_000) } }),
      await ask("putSchedule", { id: "office", body: aSchedule({ holidays: ["2026-12-25"] }) }),
      await ask("putMacro", { id: "thanks", body: { name: "Thanks", reply: "About {{ticket.subject}}" } }),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 201, 201, 201]);
    expect(table.items).not.toEqual(before);
  });

  it("get the current ticket with a stale version", async () => {
    const { ask } = aDesk();

    const answer = await ask("changeDeskTicket", { id: "TKT-1", ifMatch: '"0"', body: { priority: "CRITICAL" } });

    expect(ProblemSchema.parse(JSON.parse(answer.body)).current).toMatchObject({ ticketId: "TKT-1", version: 1 });
  });

  it("get 400 for a cursor of another view", async () => {
    const { ask } = aDesk();
    const page = await ask("listDeskTickets", { query: { view: ["unassigned"], limit: ["1"] } });
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(JSON.parse(page.body));

    const answer = await ask("listDeskTickets", { query: { view: ["all"], limit: ["1"], cursor: [nextCursor] } });

    expect(ProblemSchema.parse(JSON.parse(answer.body))).toMatchObject({
      status: 400,
      errors: [{ parameter: "cursor", detail: expect.stringContaining("expected") }],
    });
  });
});
