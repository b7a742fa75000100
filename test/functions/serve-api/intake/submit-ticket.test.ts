import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../../../functions/shared/http/problem.js";
import { type Submission, submitTicket } from "../../../../functions/serve-api/intake/submit-ticket.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { aCaller, type FakeTicketPorts, fakeTicketPorts } from "../../../support/fakes/ticket-api-ports.js";
import type { Around } from "../../../support/fakes/ticket-store-fake.js";

const aSubmission = (changes: Partial<Submission> = {}): Submission => ({
  operationId: "submitTicket",
  body: { type: "Printer", message: "It burns" },
  content: { subject: "Printer", description: "It burns", issueType: "Printer" },
  caller: aCaller(),
  idempotencyKey: undefined,
  ...changes,
});

const KEYED = aSubmission({ idempotencyKey: "k-1" });
const UNAVAILABLE = new DependencyUnavailable("unavailable");

/** Ports whose calls fail before or after their effect, for as long as they are in `faults`. */
const faultyPorts = (faults: Map<string, "before" | "after">): FakeTicketPorts => {
  const around: Around = async (call, effect) => {
    await Promise.resolve();
    if (faults.get(call) === "before") throw UNAVAILABLE;
    const result = effect();
    if (faults.get(call) === "after") throw UNAVAILABLE;
    return result;
  };
  return fakeTicketPorts(around);
};

const problemOf = async (answer: Promise<unknown>): Promise<ApiProblem> => {
  const error: unknown = await answer.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiProblem) return error;
  throw new Error("expected a problem");
};

const statusIn = ({ store }: FakeTicketPorts): unknown => [...store.tickets.values()].map(({ status }) => status);

describe("submitTicket", () => {
  it("writes the item, then puts the record, and counts the ticket", async () => {
    const ports = fakeTicketPorts();
    const { ticketId, submittedAt } = await submitTicket(aSubmission(), ports);

    expect(ports.store.calls).toEqual(["open"]);
    expect(ports.store.tickets.get(ticketId)).toMatchObject({ status: "RECEIVED", customerId: "C-1", submittedAt });
    expect(ports.stream.events).toMatchObject([{ ticketId, submittedAt, customerId: "C-1", channel: "api" }]);
    expect(ports.counted).toEqual(["ticketsAccepted"]);
  });

  it("writes the item before it puts the record, so that no record is without one", async () => {
    const seen: unknown[] = [];
    const ports: FakeTicketPorts = fakeTicketPorts(async (call, effect) => {
      await Promise.resolve();
      if (call === "put") seen.push(statusIn(ports));
      return effect();
    });
    await submitTicket(aSubmission(), ports);

    expect(seen).toEqual([["RECEIVED"]]);
  });

  it("makes two tickets from two equal requests without a key", async () => {
    const ports = fakeTicketPorts();
    const [one, other] = [await submitTicket(aSubmission(), ports), await submitTicket(aSubmission(), ports)];

    expect(one.ticketId).not.toBe(other.ticketId);
  });

  it("returns the same for an equal request with the same key, and puts nothing again", async () => {
    const ports = fakeTicketPorts();
    const first = await submitTicket(KEYED, ports);
    const second = await submitTicket(KEYED, ports);

    expect(second).toMatchObject({ ticketId: first.ticketId, submittedAt: first.submittedAt });
    expect(ports.stream.records).toHaveLength(1);
    expect(ports.counted).toEqual(["ticketsAccepted"]);
  });

  it("keeps the tier of the first request, so that the record stays the same", async () => {
    const faults = new Map([["put", "before" as const]]);
    const ports = faultyPorts(faults);
    await problemOf(submitTicket({ ...KEYED, caller: aCaller({ tier: "gold" }) }, ports));
    faults.clear();
    await submitTicket({ ...KEYED, caller: aCaller({ tier: "general" }) }, ports);

    expect(ports.stream.events).toMatchObject([{ tier: "gold" }]);
  });

  it.each([
    { ...KEYED, body: { type: "Printer", message: "It is out" } },
    { ...KEYED, operationId: "submitSupportRequest" },
  ])("refuses a key that was used with another request: %#", async (other) => {
    const ports = fakeTicketPorts();
    await submitTicket(KEYED, ports);

    expect(await problemOf(submitTicket(other, ports))).toMatchObject({
      kind: "idempotency-key-reused",
      particulars: { errors: [{ header: "Idempotency-Key" }] },
    });
    expect(ports.stream.records).toHaveLength(1);
    expect(ports.store.tickets.size).toBe(1);
  });

  it("treats another caller's equal key as different", async () => {
    const ports = fakeTicketPorts();
    await submitTicket(KEYED, ports);
    await submitTicket({ ...KEYED, caller: aCaller({ subject: "C-2" }), body: {} }, ports);

    expect(ports.stream.events.map(({ customerId }) => customerId)).toEqual(["C-1", "C-2"]);
  });

  it.each([aSubmission(), KEYED])(
    "returns 503 and marks the ticket when the stream is unavailable: %#",
    async (submission) => {
      const ports = faultyPorts(new Map([["put", "before"]]));

      expect(await problemOf(submitTicket(submission, ports))).toMatchObject({
        kind: "unavailable",
        particulars: { retryAfterSeconds: 10 },
      });
      expect(statusIn(ports)).toEqual(["NOT_ACCEPTED"]);
      expect([...ports.store.tickets.values()]).toMatchObject([{ intakeError: "DependencyUnavailable" }]);
      expect(ports.counted).toEqual(["ticketsNotAccepted"]);
      expect(JSON.stringify(ports.log.entries)).not.toContain("It burns");
    },
  );

  it("returns 503, too, when the mark cannot be written", async () => {
    const ports = faultyPorts(
      new Map([
        ["put", "before"],
        ["refuse", "before"],
      ]),
    );

    expect(await problemOf(submitTicket(KEYED, ports))).toMatchObject({ kind: "unavailable" });
    expect(ports.log.entries.map(({ level }) => level)).toEqual(["error", "error"]);
  });

  it("makes the same ticket RECEIVED again when the request is repeated, and puts its record", async () => {
    const faults = new Map([["put", "before" as const]]);
    const ports = faultyPorts(faults);
    await problemOf(submitTicket(KEYED, ports));
    faults.clear();
    const { ticketId } = await submitTicket(KEYED, ports);

    expect([...ports.store.tickets.keys()]).toEqual([ticketId]);
    expect(statusIn(ports)).toEqual(["RECEIVED"]);
    expect(ports.stream.events).toMatchObject([{ ticketId }]);
  });

  it("has made the ticket RECEIVED again when its record is put, whatever fails after that", async () => {
    const faults = new Map<string, "before" | "after">([["put", "before"]]);
    const ports = faultyPorts(faults);
    await problemOf(submitTicket(KEYED, ports));
    faults.clear();
    faults.set("accept", "before");
    await submitTicket(KEYED, ports);

    expect(statusIn(ports)).toEqual(["RECEIVED"]);
  });

  it("puts the identical record again after a lost response of the stream", async () => {
    const faults = new Map([["put", "after" as const]]);
    const ports = faultyPorts(faults);
    await problemOf(submitTicket(KEYED, ports));
    faults.clear();
    await submitTicket(KEYED, ports);

    const [first, second] = ports.stream.records;
    expect(second).toEqual(first);
  });

  it("returns 202 when the workflow already has the ticket, although the stream's response was lost", async () => {
    const ports: FakeTicketPorts = fakeTicketPorts(async (call, effect) => {
      await Promise.resolve();
      const result = effect();
      if (call !== "put") return result;
      for (const ticketId of ports.store.tickets.keys()) ports.store.startProcessing(ticketId);
      throw UNAVAILABLE;
    });

    await expect(submitTicket(aSubmission(), ports)).resolves.toBeDefined();
    expect(statusIn(ports)).toEqual(["PROCESSING"]);
  });

  it("returns 202 when the record is on the stream and only marking it fails", async () => {
    const ports = faultyPorts(new Map([["accept", "before"]]));

    await expect(submitTicket(KEYED, ports)).resolves.toBeDefined();
    expect(ports.counted).toEqual(["ticketsAccepted"]);
    expect(ports.log.entries.map(({ level }) => level)).toEqual(["warn"]);
  });

  it.each(["before", "after"] as const)(
    "puts nothing when the item could not be written, as far as is known: %s",
    async (when) => {
      const ports = faultyPorts(new Map([["open", when]]));

      await expect(submitTicket(KEYED, ports)).rejects.toBe(UNAVAILABLE);
      expect(ports.stream.records).toEqual([]);
    },
  );
});
