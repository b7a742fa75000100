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

/** Expects a 503 that says when to try again. */
const expectUnavailable = (response: ReceivedResponse): void => {
  problemOf(response, 503);
  expect(Number(response.headers["retry-after"])).toBeGreaterThan(0);
};

/** Responses while a service is unavailable, and what is stored once it is available again. */
export const describeOutages = (api: () => LocalApi): void => {
  const script = (fault: EmulatorFault) => scriptFault(api().pipeline.stack.controlUrl, fault);
  const endFaults = () => clearFaults(api().pipeline.stack.controlUrl);

  afterEach(endFaults);

  const statusesOf = async (subject: string) =>
    (await api().ticketsOf(subject)).map((item) => [item["ticket_id"]?.S, item["status"]?.S]);

  it.each([
    ["throttles", { error: "ProvisionedThroughputExceededException" }],
    ["fails", { error: "InternalFailureException" }],
    ["denies", { error: "AccessDeniedException" }],
    ["hangs up", { reset: true }],
    ["stores the record, and hangs up before it responds", { reset: true, when: "after" }],
  ] as const)("accepts no ticket while the stream %s, and accepts the same one afterwards", async (how, fault) => {
    const subject = `stream-${how.replaceAll(/\W+/g, "-")}`;
    const owner = await api().customer(subject);
    const key = aKey();
    await script({ service: "kinesis", operation: "PutRecord", ...fault });

    const refused = await owner.post("/tickets", aQuestion(), key);

    expectUnavailable(refused);
    const [[ticketId, status] = []] = await statusesOf(subject);
    // When the record was stored, the workflow may have started.
    if (!("when" in fault)) expect(status).toBe("NOT_ACCEPTED");
    await endFaults();
    expect((await owner.submit(aQuestion(), key)).ticketId).toBe(ticketId);
    expect((await api().waitForTicket(owner, ticketId ?? "")).status).toBe("ANSWERED");
    expect(await statusesOf(subject)).toEqual([[ticketId, "ANSWERED"]]);
  });

  it("shows its owner at every endpoint that a ticket was not accepted", async () => {
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
  ] as const)("creates no second ticket when the table fails %s", async (how, when, left) => {
    const subject = `table-${when}`;
    const owner = await api().customer(subject);
    const key = aKey();
    await owner.read("/tickets"); // Caches the token, so that only the ticket hits the fault.
    await script({ service: "dynamodb", operation: "TransactWriteItems", error: "InternalServerError", when });

    expectUnavailable(await owner.post("/tickets", aQuestion(), key));

    expect(await statusesOf(subject), how).toHaveLength(left);
    await endFaults();
    const { ticketId } = await owner.submit(aQuestion(), key);
    await api().waitForTicket(owner, ticketId);
    expect(await statusesOf(subject)).toEqual([[ticketId, "ANSWERED"]]);
  });

  it.each([
    ["one ticket", "GetItem", (id: string) => `/tickets/${id}`],
    ["the list", "Query", () => "/tickets"],
    ["a legacy ticket", "GetItem", (id: string) => `/ticket?ticket_id=${id}`],
  ])(
    "responds that %s cannot be read while the table is unavailable, not that it does not exist",
    async (_, operation, path) => {
      const owner = await api().customer("unavailable");
      const { ticketId } = await owner.submit(aQuestion());
      await script({ service: "dynamodb", operation, error: "ThrottlingException" });

      expectUnavailable(await owner.send(path(ticketId)));

      await endFaults();
      await owner.read(path(ticketId));
    },
  );

  it("neither accepts nor rejects an unknown token while tokens cannot be read", async () => {
    const [known, unknown] = [await api().customer("looked-up"), await api().customer("not-looked-up")];
    await known.read("/tickets");
    await script({ service: "dynamodb", operation: "GetItem", error: "InternalServerError" });

    expectUnavailable(await unknown.send("/tickets"));
    await known.read("/tickets");

    await endFaults();
    await unknown.read("/tickets");
  });

  it("accepts a token even when its last use cannot be stored", async () => {
    const owner = await api().customer("untouched");
    await script({ service: "dynamodb", operation: "UpdateItem", error: "ThrottlingException" });

    await owner.read("/tickets");

    const [hits = 0] = await countFaults(api().pipeline.stack.controlUrl);
    expect(hits).toBeGreaterThan(0);
  });

  it("hides a crash of the function, and accepts the same ticket afterwards", async () => {
    const owner = await api().customer("crash");
    const key = aKey();
    await script({ service: "lambda", operation: "Invoke", resource: "serve-api", crash: true, times: 1 });

    const response = await owner.post("/tickets", aQuestion(), key);

    expect([500, 503]).toContain(response.status);
    await endFaults();
    const first = accepted(await owner.post("/tickets", aQuestion(), key));
    expect(await statusesOf("crash")).toMatchObject([[first.ticketId, expect.any(String)]]);
  });
};
