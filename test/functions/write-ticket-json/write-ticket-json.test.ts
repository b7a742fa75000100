import { describe, expect, it } from "vitest";
import { toJsonLine } from "../../../functions/shared/contracts/json-line.js";
import { writeTicketJson, type TicketArchive } from "../../../functions/write-ticket-json/write-ticket-json.js";
import { DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { aTicketRecord } from "../../support/builders/tickets.js";

class FakeArchive implements TicketArchive {
  readonly objects = new Map<string, string>();

  put(key: string, body: string): Promise<void> {
    this.objects.set(key, body);
    return Promise.resolve();
  }
}

describe("writeTicketJson", () => {
  it("stores the record under its day of submission", async () => {
    const archive = new FakeArchive();
    const written = await writeTicketJson(aTicketRecord(), archive);

    expect(written).toEqual({ key: "tickets/2026/11/21/ticket_TKT-20261121-0001.json" });
    expect([...archive.objects]).toEqual([[written.key, toJsonLine(aTicketRecord())]]);
  });

  it("leaves one object when it is repeated", async () => {
    const archive = new FakeArchive();
    await writeTicketJson(aTicketRecord(), archive);
    await writeTicketJson(aTicketRecord({ processed_at: "2026-11-22T00:00:00.000Z" }), archive);

    expect(archive.objects.size).toBe(1);
  });

  it("rethrows an error of the archive", async () => {
    const broken: TicketArchive = { put: () => Promise.reject(new DependencyUnavailable("S3 is unavailable")) };

    await expect(writeTicketJson(aTicketRecord(), broken)).rejects.toThrow(DependencyUnavailable);
  });
});
