import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { AuditTrailSchema } from "../../../functions/shared/api/audit-schemas.js";
import {
  AgentListSchema,
  type AgentView,
  ChangedAgentSchema,
} from "../../../functions/shared/api/desk-agents-schemas.js";
import type { DeskTicketView } from "../../../functions/shared/api/desk-ticket-schemas.js";
import { UserSchema } from "../../../functions/shared/api/identity-schemas.js";
import { HOURS_TO_ANSWER } from "../../../functions/shared/desk/sla-policy.js";
import { aTicketData, aTicketEvent } from "../../support/builders/tickets.js";
import { eventually } from "../support/local-pipeline.js";
import { sentEvent } from "../support/pipeline-cases.js";
import type { ApiUser } from "./support/api-user.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import type { ReceivedResponse } from "./support/send-http-request.js";

const NoticeSchema = z.strictObject({ id: z.string(), kind: z.string(), ticketId: z.string(), text: z.string() });

/** Settings of an agent as a request sends them. */
type Settings = Partial<AgentView>;

/** Skills that only tickets of this suite need, so that its agents get no other tickets of the stack. */
const SKILLS: Settings = { tiers: ["gold"], categories: ["FEATURE_REQUEST"] };

/** Room for all tickets of the stack. */
const PLENTY = 1_000;

/** Within this a deadline acts: docs/desk.md. */
const ACTS_WITHIN_MS = 90_000;

/** First response of a ticket of tier general and priority NORMAL, in ms. */
const BUDGET_MS = HOURS_TO_ANSWER.general.NORMAL * 3_600_000;

/** Time for the pipeline to bring a ticket onto the desk before its deadline, in ms. */
const LEAD_TIME_MS = 40_000;

/** What happens to tickets by itself, on a stack whose rule calls watch-deadlines each minute. */
export const describeAutomation = (api: () => LocalApi): void => {
  let admin: ApiUser;
  let owner: ApiUser;
  let lead: AgentView;
  let ann: AgentView;
  let ben: AgentView;
  let notices: string;

  /** The clock of a ticket starts with its submission, so an earlier submission moves it. */
  const submitEarlier = async (ticketId: string, milliseconds: number): Promise<void> => {
    const submittedAt = new Date(Date.now() - milliseconds).toISOString();
    const data = aTicketData({ subject: "Help", description: "help" });
    await api().pipeline.send([sentEvent(aTicketEvent({ ticketId, submittedAt, data }))]);
  };
  const change = (path: string, method: string, body: unknown, headers = {}): Promise<ReceivedResponse> =>
    admin.send(path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const changeAgent = async (id: string, settings: Settings) => {
    const response = await change(`/desk/agents/${id}`, "PUT", settings);
    expect(response.status, response.text).toBe(200);
    return ChangedAgentSchema.parse(JSON.parse(response.text));
  };
  const agents = async (): Promise<readonly AgentView[]> =>
    AgentListSchema.parse(await admin.read("/desk/agents")).agents;
  const agentNow = async ({ id }: AgentView): Promise<AgentView | undefined> =>
    (await agents()).find((agent) => agent.id === id);
  const invite = async (name: string, settings: Settings): Promise<AgentView> => {
    const response = await admin.post("/users", { email: `${name}@example.com`, name, role: "agent" });
    expect(response.status, response.text).toBe(201);
    return changeAgent(UserSchema.parse(JSON.parse(response.text)).id, { ...SKILLS, ...settings });
  };
  const trailOf = async (ticketId: string) =>
    AuditTrailSchema.parse(await admin.read(`/desk/tickets/${ticketId}/audit`)).entries;

  /** A ticket of which the model is not sure. Its category is set by hand. */
  const aWaitingTicket = async (category: string): Promise<DeskTicketView> => {
    const { ticketId } = await owner.submit({ type: "Help", message: "help!!" });
    const { version } = await api().waitForDesk(admin, ticketId);
    const patched = await change(`/desk/tickets/${ticketId}`, "PATCH", { category }, { "if-match": `"${version}"` });
    expect(patched.status, patched.text).toBe(200);
    return api().waitForDesk(admin, ticketId);
  };
  const ticketsOf = async ({ id }: AgentView, ids: readonly string[]): Promise<readonly string[]> => {
    const tickets = await Promise.all(ids.map((ticketId) => api().waitForDesk(admin, ticketId)));
    return tickets.filter(({ assignee }) => assignee === id).map(({ ticketId }) => ticketId);
  };

  /** Somebody else gets all tickets that wait, and nobody else is available from then on. */
  const giveAwayBacklog = async (): Promise<void> => {
    const [first, ...others] = await agents();
    const id = first?.id ?? "";
    for (const other of others) await changeAgent(other.id, { available: false });
    let assigned: readonly string[];
    do {
      await changeAgent(id, { available: false });
      ({ assigned } = await changeAgent(id, { available: true, capacity: PLENTY }));
    } while (assigned.length > 0);
    await changeAgent(id, { available: false });
  };

  beforeAll(async () => {
    ({ person: admin } = await api().signIn("admin@example.com"));
    notices = await api().pipeline.account.subscribeQueue(api().outputs.desk_notices_topic_arn, "desk-notices-seen");
    await giveAwayBacklog();
    owner = await api().customer("automation-owner", { tier: "gold" });
    lead = await invite("lea", { lead: true, categories: ["DATA_LOSS"], capacity: PLENTY });
    ann = await invite("ann", { available: false, capacity: 2 });
    ben = await invite("ben", { available: false, capacity: 5 });
    await submitEarlier("E2E-AT-RISK", BUDGET_MS * 0.9);
    await submitEarlier("E2E-LATE", BUDGET_MS - LEAD_TIME_MS);
  });

  let backlog: readonly string[];

  it("gives waiting tickets to an agent who becomes available, the earliest first, up to their capacity", async () => {
    const waiting: string[] = [];
    for (let count = 0; count < 3; count += 1) waiting.push((await aWaitingTicket("FEATURE_REQUEST")).ticketId);
    backlog = waiting;
    expect(await ticketsOf(ann, backlog)).toEqual([]);

    const available = await changeAgent(ann.id, { available: true });

    expect(available).toMatchObject({ assigned: backlog.slice(0, 2), openCount: 2, capacity: 2 });
    expect(await ticketsOf(ann, backlog)).toEqual(backlog.slice(0, 2));
    const { version } = await api().waitForDesk(admin, backlog[2] ?? "");
    const byHand = await change(
      `/desk/tickets/${backlog[2]}/assign`,
      "POST",
      { to: ann.id },
      { "if-match": `"${version}"` },
    );
    expect(problemOf(byHand, 409)).toMatchObject({ errors: [{ pointer: "#/to" }] });
    expect(await changeAgent(ann.id, { capacity: 3 })).toMatchObject({ assigned: backlog.slice(2), openCount: 3 });
  });

  it("gives the tickets of an agent who was deactivated to another one", async () => {
    await changeAgent(ben.id, { available: true });
    expect((await change(`/users/${ann.id}`, "PUT", { active: false })).status).toBe(200);

    await eventually(180_000, async () => {
      const moved = await ticketsOf(ben, backlog);
      return moved.length === backlog.length ? { value: moved } : { waitingFor: `${moved.length} tickets of Ben` };
    });

    expect(await agentNow(ann)).toMatchObject({ active: false, openCount: 0 });
    expect(await agentNow(ben)).toMatchObject({ openCount: backlog.length });
    const assignees = (await trailOf(backlog[0] ?? "")).flatMap(({ who, changes }) =>
      changes.filter(({ field }) => field === "assignee").map(({ from, to }) => ({ who, from, to })),
    );
    expect(assignees).toEqual([
      { who: "system", from: null, to: ann.id },
      { who: "system", from: ann.id, to: null },
      { who: "system", from: null, to: ben.id },
    ]);
  });

  it("gives one of several tickets to an agent who has room for one, however many ask at once", async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => aWaitingTicket("OTHER")));
    await changeAgent(ben.id, { capacity: backlog.length + 1 });

    const responses = await Promise.all(
      others.map(({ ticketId, version }) =>
        change(`/desk/tickets/${ticketId}/assign`, "POST", { to: ben.id }, { "if-match": `"${version}"` }),
      ),
    );

    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect(await agentNow(ben)).toMatchObject({ openCount: backlog.length + 1, capacity: backlog.length + 1 });
  });

  it("warns of a ticket that has used four fifths of its time, and escalates one that has used all of it", async () => {
    const late = await eventually(240_000, async () => {
      const entry = (await trailOf("E2E-LATE")).find(({ what }) => what === "escalated");
      return entry === undefined ? { waitingFor: "the escalation of E2E-LATE" } : { value: entry };
    });

    const escalated = await api().waitForDesk(admin, "E2E-LATE");
    const due = Date.parse(escalated.submittedAt) + BUDGET_MS;
    const after = Date.parse(late.at) - due;
    console.info(`A ticket was escalated ${(after / 1_000).toFixed(1)} s after its deadline.`);
    expect(after).toBeGreaterThanOrEqual(0);
    expect(after).toBeLessThanOrEqual(ACTS_WITHIN_MS);
    expect(late).toMatchObject({ who: "system" });
    expect(escalated).toMatchObject({ priority: "MEDIUM", assignee: lead.id, deskStatus: "OPEN" });
    const atRisk = await api().waitForDesk(admin, "E2E-AT-RISK");
    expect(atRisk).toMatchObject({ priority: "NORMAL", assignee: null });
    expect((await trailOf("E2E-AT-RISK")).map(({ who, what }) => `${who} ${what}`)).toEqual(["system warned"]);
    const seen = (await api().pipeline.account.drain(notices)).map(({ body }) => NoticeSchema.parse(JSON.parse(body)));
    expect(seen.filter(({ kind }) => kind === "breached")).toMatchObject([{ ticketId: "E2E-LATE" }]);
    expect(seen).toContainEqual(expect.objectContaining({ kind: "at-risk", ticketId: "E2E-AT-RISK" }));
  });
};
