import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TicketStatus } from "../../functions/shared/contracts/ticket-record.js";
import { clearFaults, countFaults, scriptFault } from "../../scripts/local/emulator/script-faults.js";
import { isFailure, expectedDeliveries } from "../fault-matrix/pipeline/ticket-endings.js";
import { END_TO_END, proofSubject, proofTicket, type Proof, type Topics } from "../fault-matrix/pipeline/end-to-end.js";
import { aTicketData, aTicketEvent } from "../support/builders/tickets.js";
import { sentEvent } from "./support/pipeline-cases.js";
import { LocalPipeline } from "./support/local-pipeline.js";

/** Factor for the waits between attempts: at full length, eight of them take two minutes. */
const WAIT_SCALE = "0.02";

const STATUS = {
  answered: "ANSWERED",
  assumed: "ANSWERED",
  "needs-human": "NEEDS_HUMAN",
  failed: "FAILED",
  unqueued: "FAILED",
} as const satisfies Record<Proof["end"], TicketStatus>;

const nameIn = (topicArn: string): string => topicArn.split(":").at(-1) ?? "";

const recordFor = (proof: Proof) =>
  sentEvent(aTicketEvent({ ticketId: proofTicket(proof), data: aTicketData({ subject: proofSubject(proof) }) }));

const mentions = (texts: readonly string[], ticketId: string): number =>
  texts.filter((text) => text.includes(`"${ticketId}"`)).length;

/** Everything that the pipeline wrote. */
const collectResults = async (pipeline: LocalPipeline, published: string, notified: string) => {
  const { account, outputs } = pipeline;
  const bodies = async (queue: string) => (await account.drain(queue)).map(({ body }) => body);
  const { executions = [] } = await new SFNClient(pipeline.clientConfig).send(
    new ListExecutionsCommand({ stateMachineArn: outputs.state_machine_arn, maxResults: 1000 }),
  );
  return {
    items: await pipeline.items(),
    tickets: [...(await pipeline.objects("tickets/")).keys()],
    failed: [...(await pipeline.objects("failed/")).values()].map((kept) => JSON.stringify(kept)),
    published: await bodies(published),
    queued: await bodies(outputs.failed_tickets_queue_url),
    notified: await bodies(notified),
    executions: executions.map(({ name = "" }) => name),
    hits: await countFaults(pipeline.stack.controlUrl),
  };
};

describe("a ticket whose calls fail", () => {
  let pipeline: LocalPipeline;
  let results: Awaited<ReturnType<typeof collectResults>>;

  const scriptAll = async (topics: Topics): Promise<void> => {
    for (const proof of END_TO_END) {
      for (const fault of proof.faults?.(topics) ?? []) {
        await scriptFault(pipeline.stack.controlUrl, { containing: proofTicket(proof), ...fault });
      }
    }
  };

  /** Sends tickets and waits until they have finished. */
  const process = async (proofs: readonly Proof[]): Promise<void> => {
    await pipeline.send(proofs.map(recordFor));
    await pipeline.waitForTickets(proofs.map(proofTicket));
    await pipeline.waitForExecutions();
  };

  beforeAll(async () => {
    pipeline = await LocalPipeline.start({ env: { SFN_WAIT_SCALE: WAIT_SCALE } });
    const { account, outputs } = pipeline;
    const published = await account.subscribeQueue(outputs.topic_arn, "e2e-published");
    const notified = await account.subscribeQueue(outputs.failure_topic_arn, "e2e-notified");
    await scriptAll({ tickets: nameIn(outputs.topic_arn), failures: nameIn(outputs.failure_topic_arn) });
    await process(END_TO_END.filter(({ models }) => models === undefined));
    for (const proof of END_TO_END) {
      if (proof.models === undefined) continue;
      await scriptFault(pipeline.stack.modelUrl, proof.models);
      await process([proof]);
      await clearFaults(pipeline.stack.modelUrl);
    }
    results = await collectResults(pipeline, published, notified);
    await clearFaults(pipeline.stack.controlUrl);
  });

  afterAll(() => pipeline.stack.stop());

  it("hits every scripted fault", () => {
    expect(results.hits).not.toContain(0);
  });

  it.each(END_TO_END)("$title", (proof) => {
    const ticketId = proofTicket(proof);
    const deliveries = expectedDeliveries(proof.end);
    const failed = isFailure(proof.end);

    expect(results.executions.filter((name) => name.startsWith(`${ticketId}-`))).toHaveLength(1);
    expect(results.items.get(ticketId)?.["status"]?.S).toBe(STATUS[proof.end]);
    expect(results.items.get(ticketId)?.["language"]?.S === "und").toBe(proof.end === "assumed");
    expect(mentions(results.failed, ticketId)).toBe(failed ? 1 : 0);
    expect(results.tickets.filter((key) => key.endsWith(`/ticket_${ticketId}.json`))).toHaveLength(
      proof.callId === "publish" || !failed ? 1 : 0,
    );
    expect(mentions(results.published, ticketId)).toBe(deliveries.published);
    expect(mentions(results.queued, ticketId)).toBe(deliveries.queued);
    expect(mentions(results.notified, ticketId)).toBe(deliveries.notified);
  });
});
