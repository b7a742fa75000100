import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../../../functions/shared/http/problem.js";
import { submitTicket } from "../../../../functions/serve-api/intake/submit-ticket.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { TIERS, type Tier } from "../../../../functions/shared/contracts/ticket-event.js";
import { aCaller, type FakeTicketPorts, fakeTicketPorts } from "../../../support/fakes/ticket-api-ports.js";
import type { Around } from "../../../support/fakes/ticket-store-fake.js";

/** One request: its caller, its idempotency key if any, and its body. */
interface Request {
  readonly subject: string;
  readonly key: string | undefined;
  readonly text: string;
  readonly tier: Tier;
}

/** The fault of a call: none, an error before or after its effect, or the end of the process before or after it. */
type CallFault = "none" | "before" | "after" | "crash-before" | "crash-after";

type SubmitResult = { readonly ticketId: string } | { readonly problem: string } | { readonly error: unknown };

const requests = (): fc.Arbitrary<Request> =>
  fc.record({
    subject: fc.constantFrom("C-1", "C-2"),
    key: fc.constantFrom(undefined, "k-1", "k-1", "k-2"),
    text: fc.constantFrom("one", "one", "other"),
    // The tier of the caller's token, which may change between two requests.
    tier: fc.constantFrom(...TIERS),
  });

const faults = (): fc.Arbitrary<readonly CallFault[]> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<CallFault>("none") },
      { weight: 2, arbitrary: fc.constantFrom<CallFault>("before", "after") },
      { weight: 1, arbitrary: fc.constantFrom<CallFault>("crash-before", "crash-after") },
    ),
    { maxLength: 40 },
  );

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Calls that wait for the scheduler before and after their effect, with the faults in the order of the calls. */
const faulty = (scheduler: fc.Scheduler, planned: readonly CallFault[], only: (call: string) => boolean): Around => {
  let calls = 0;
  return async (call, effect) => {
    const fault = only(call) ? (planned[calls++] ?? "none") : "none";
    await scheduler.schedule(Promise.resolve(), `${call} is asked`);
    if (fault === "before") throw new DependencyUnavailable(call);
    if (fault === "crash-before") return never();
    const result = effect();
    await scheduler.schedule(Promise.resolve(), `${call} answers`);
    if (fault === "after") throw new DependencyUnavailable(call);
    return fault === "crash-after" ? never() : result;
  };
};

const send = ({ subject, key, text, tier }: Request, ports: FakeTicketPorts) =>
  submitTicket(
    {
      operationId: "submitTicket",
      body: { type: "t", message: text },
      content: { subject: "t", description: text, issueType: "t" },
      caller: aCaller({ subject, tier }),
      idempotencyKey: key,
    },
    ports,
  );

const toResult = (error: unknown): SubmitResult => (error instanceof ApiProblem ? { problem: error.kind } : { error });

/**
 * Sends all requests at once and lets them run in any order.
 * @returns the result of each; `undefined` for those that crashed
 */
const runRequests = async (
  all: readonly Request[],
  ports: FakeTicketPorts,
  scheduler: fc.Scheduler,
): Promise<readonly (SubmitResult | undefined)[]> => {
  const results = all.map((): SubmitResult | undefined => undefined);
  all.forEach((request, index) => {
    void send(request, ports)
      .then(({ ticketId }): SubmitResult => ({ ticketId }), toResult)
      .then((result) => {
        results[index] = result;
      });
  });
  await scheduler.waitIdle();
  return results;
};

const acceptedId = (result: SubmitResult | undefined): string | undefined =>
  result !== undefined && "ticketId" in result ? result.ticketId : undefined;

const keyOf = ({ subject, key }: Request): string => `${subject} ${key ?? ""}`;

const anyRequests = () =>
  fc.record({
    all: fc.array(requests(), { minLength: 1, maxLength: 8 }),
    planned: faults(),
    scheduler: fc.scheduler(),
  });

describe("submitTicket, with any concurrency and any failures", () => {
  it("accepts no ticket whose record is not on the stream, as its caller wrote it", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequests(), async ({ all, planned, scheduler }) => {
        const ports = fakeTicketPorts(faulty(scheduler, planned, () => true));
        const results = await runRequests(all, ports, scheduler);

        all.forEach(({ subject, text }, index) => {
          const ticketId = acceptedId(results[index]);
          if (ticketId === undefined) return;
          const event = ports.stream.events.find((one) => one.ticketId === ticketId);
          expect(event).toMatchObject({ customerId: subject, data: { description: text } });
        });
      }),
    );
  });

  it("makes one ticket per key, and one record, to the byte, per ticket", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequests(), async ({ all, planned, scheduler }) => {
        const ports = fakeTicketPorts(faulty(scheduler, planned, () => true));
        const results = await runRequests(all, ports, scheduler);

        const idsOf = Map.groupBy(
          all.map((request, index) => ({ request, ticketId: acceptedId(results[index]) })),
          ({ request }) => keyOf(request),
        );
        for (const [key, answers] of idsOf) {
          const ids = new Set(answers.flatMap(({ ticketId }) => ticketId ?? []));
          if (!key.endsWith(" ")) expect(ids.size).toBeLessThanOrEqual(1);
        }
        const records = new Set(ports.stream.records.map(({ json }) => json));
        expect(records.size).toBe(new Set(ports.stream.records.map(({ ticketId }) => ticketId)).size);
        for (const { ticketId } of ports.stream.records) expect(ports.store.tickets.has(ticketId)).toBe(true);
      }),
    );
  });

  it("refuses a key only for a request that differs from the key's own", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequests(), async ({ all, planned, scheduler }) => {
        const ports = fakeTicketPorts(faulty(scheduler, planned, () => true));
        const results = await runRequests(all, ports, scheduler);

        all.forEach((request, index) => {
          const result = results[index];
          if (result === undefined || !("problem" in result) || result.problem === "unavailable") return;
          expect(result.problem).toBe("idempotency-key-reused");
          expect(all.some((other) => keyOf(other) === keyOf(request) && other.text !== request.text)).toBe(true);
        });
      }),
    );
  });

  it("accepts every repeated request as the same ticket once nothing fails", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequests(), async ({ all, planned, scheduler }) => {
        let calm = false;
        const wild = faulty(scheduler, planned, () => true);
        const ports = fakeTicketPorts((call, effect) => (calm ? Promise.resolve().then(effect) : wild(call, effect)));
        const results = await runRequests(all, ports, scheduler);
        calm = true;

        for (const [index, request] of all.entries()) {
          if (request.key === undefined) continue;
          const again = await send(request, ports).then(({ ticketId }): SubmitResult => ({ ticketId }), toResult);
          const before = results[index];
          if (acceptedId(before) !== undefined) expect(again).toEqual(before);
          expect("ticketId" in again || ("problem" in again && again.problem === "idempotency-key-reused")).toBe(true);
          const ticketId = acceptedId(again);
          if (ticketId === undefined) continue;
          expect(ports.stream.records.map((record) => record.ticketId)).toContain(ticketId);
        }
      }),
    );
  });

  it("leaves every accepted ticket RECEIVED and every other NOT_ACCEPTED, when only the stream fails", async () => {
    const passing = (fault: CallFault): CallFault => (fault.startsWith("crash") ? "before" : fault);
    await fc.assert(
      fc.asyncProperty(anyRequests(), async ({ all, planned, scheduler }) => {
        const ports = fakeTicketPorts(faulty(scheduler, planned.map(passing), (call) => call === "put"));
        const results = await runRequests(all, ports, scheduler);

        const accepted = new Set(results.flatMap((result) => acceptedId(result) ?? []));
        for (const { ticketId, status } of ports.store.tickets.values())
          expect(status).toBe(accepted.has(ticketId) ? "RECEIVED" : "NOT_ACCEPTED");
      }),
    );
  });
});
