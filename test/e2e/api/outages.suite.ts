import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import {
  clearFaults,
  countFaults,
  scriptFault,
  type EmulatorFault,
} from "../../../scripts/local/emulator/script-faults.js";
import { accepted } from "./support/api-user.js";
import { problemOf } from "./support/check-response.js";
import type { ReceivedResponse } from "./support/send-http-request.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion } from "./support/tickets.js";

const aKey = () => ({ "idempotency-key": randomUUID() });

/** A 503 that says when to come again. */
const expectUnavailable = (answer: ReceivedResponse): void => {
  problemOf(answer, 503);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
};

/** What a client sees of a service that is away, and what is left when it is back. */
export const describeOutages = (api: () => LocalApi): void => {
  const script = (fault: EmulatorFault) => scriptFault(api().pipeline.stack.endpoint, fault);
  const mend = () => clearFaults(api().pipeline.stack.endpoint);

  afterEach(mend);

  const statusesOf = async (subject: string) =>
    (await api().ticketsOf(subject)).map((item) => [item["ticket_id"]?.S, item["status"]?.S]);

  it.each([
    ["throttles", { error: "ProvisionedThroughputExceededException" }],
    ["fails", { error: "InternalFailureException" }],
    ["denies", { error: "AccessDeniedException" }],
    ["hangs up", { reset: true }],
    ["takes the record, and hangs up before it says so", { reset: true, when: "after" }],
  ] as const)("accepts no ticket while the stream %s, and the same one once it is back", async (how, fault) => {
    const subject = `stream-${how.replaceAll(/\W+/g, "-")}`;
    const owner = await api().customer(subject);
    const key = aKey();
    await script({ service: "kinesis", operation: "PutRecord", ...fault });

    const refused = await owner.post("/tickets", aQuestion(), key);

    expectUnavailable(refused);
    const [[ticketId, status] = []] = await statusesOf(subject);
    // Of a record that is there after all, the workflow may know already.
    if (!("when" in fault)) expect(status).toBe("NOT_ACCEPTED");
    await mend();
    expect((await owner.submit(aQuestion(), key)).ticketId).toBe(ticketId);
    expect((await api().finished(owner, ticketId ?? "")).status).toBe("ANSWERED");
    expect(await statusesOf(subject)).toEqual([[ticketId, "ANSWERED"]]);
  });

  it("tells the owner of a ticket that was not accepted, in every place that shows it", async () => {
    const owner = await api().customer("not-accepted");
    await script({ service: "kinesis", operation: "PutRecord", error: "AccessDeniedException" });
    expectUnavailable(await owner.post("/tickets", aQuestion()));
    const [[ticketId = ""] = []] = await statusesOf("not-accepted");

    expect(await owner.read(`/tickets/${ticketId}`)).toMatchObject({ status: "NOT_ACCEPTED", response: null });
    expect(await owner.read("/tickets")).toMatchObject({ tickets: [{ ticketId, status: "NOT_ACCEPTED" }] });
    expect(await owner.read(`/ticket?ticket_id=${ticketId}`)).toMatchObject({ state: "failed" });
  });

  it.each([
    ["before it writes", "before", 0],
    ["after it wrote", "after", 1],
  ] as const)("makes no second ticket of one whose table fails %s", async (how, when, left) => {
    const subject = `table-${when}`;
    const owner = await api().customer(subject);
    const key = aKey();
    await owner.read("/tickets"); // Its token is known, so that only the ticket meets the fault.
    await script({ service: "dynamodb", operation: "TransactWriteItems", error: "InternalServerError", when });

    expectUnavailable(await owner.post("/tickets", aQuestion(), key));

    expect(await statusesOf(subject), how).toHaveLength(left);
    await mend();
    const { ticketId } = await owner.submit(aQuestion(), key);
    await api().finished(owner, ticketId);
    expect(await statusesOf(subject)).toEqual([[ticketId, "ANSWERED"]]);
  });

  it.each([
    ["one ticket", "GetItem", (id: string) => `/tickets/${id}`],
    ["the list", "Query", () => "/tickets"],
    ["a mover's ticket", "GetItem", (id: string) => `/ticket?ticket_id=${id}`],
  ])("says that %s cannot be read while the table is away, and not that it is gone", async (_, operation, path) => {
    const owner = await api().customer("away");
    const { ticketId } = await owner.submit(aQuestion());
    await script({ service: "dynamodb", operation, error: "ThrottlingException" });

    expectUnavailable(await owner.send(path(ticketId)));

    await mend();
    await owner.read(path(ticketId));
  });

  it("turns nobody away for good, and lets nobody in, while tokens cannot be looked up", async () => {
    const [known, unknown] = [await api().customer("looked-up"), await api().customer("not-looked-up")];
    await known.read("/tickets");
    await script({ service: "dynamodb", operation: "GetItem", error: "InternalServerError" });

    expectUnavailable(await unknown.send("/tickets"));
    await known.read("/tickets");

    await mend();
    await unknown.read("/tickets");
  });

  it("lets callers in whose use of a token cannot be written down", async () => {
    const owner = await api().customer("untouched");
    await script({ service: "dynamodb", operation: "UpdateItem", error: "ThrottlingException" });

    await owner.read("/tickets");

    const [hits = 0] = await countFaults(api().pipeline.stack.endpoint);
    expect(hits).toBeGreaterThan(0);
  });

  it("hides what became of the function, and takes the same ticket once it runs again", async () => {
    const owner = await api().customer("crash");
    const key = aKey();
    await script({ service: "lambda", operation: "Invoke", resource: "serve-api", crash: true, times: 1 });

    const answer = await owner.post("/tickets", aQuestion(), key);

    expect([500, 503]).toContain(answer.status);
    await mend();
    const first = accepted(await owner.post("/tickets", aQuestion(), key));
    expect(await statusesOf("crash")).toMatchObject([[first.ticketId, expect.any(String)]]);
  });
};
