import { GetJobRunCommand, GlueClient, StartJobRunCommand } from "@aws-sdk/client-glue";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { GlueLoader } from "../../../../scripts/shared/reconciliation/loaders.js";

const glue = mockClient(GlueClient);

beforeEach(() => glue.reset());

const region = { region: "us-east-1" };

describe("GlueLoader", () => {
  const loader = () => new GlueLoader(new GlueClient(region), "load-tickets", () => Promise.resolve());
  const TICKETS = [
    { ticketId: "B", day: "2026-11-21" },
    { ticketId: "A", day: "2026-11-19" },
  ];

  it("runs the job for the days of the tickets, from first to last, and waits until it is finished", async () => {
    glue.on(StartJobRunCommand).resolves({ JobRunId: "jr_1" });
    glue
      .on(GetJobRunCommand, { JobName: "load-tickets", RunId: "jr_1" })
      .resolvesOnce({ JobRun: { JobRunState: "RUNNING" } })
      .resolves({ JobRun: { JobRunState: "SUCCEEDED" } });
    await loader().load(TICKETS);

    expect(glue.commandCalls(StartJobRunCommand)[0]?.args[0].input).toEqual({
      JobName: "load-tickets",
      Arguments: { "--from-date": "2026-11-19", "--to-date": "2026-11-21" },
    });
    expect(glue.commandCalls(GetJobRunCommand)).toHaveLength(2);
  });

  it.each(["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"] as const)(
    "fails when the run ends as %s",
    async (state) => {
      glue.on(StartJobRunCommand).resolves({ JobRunId: "jr_1" });
      glue.on(GetJobRunCommand).resolves({ JobRun: { JobRunState: state, ErrorMessage: "no memory" } });

      await expect(loader().load(TICKETS)).rejects.toThrow(
        `jr_1 of the Glue job load-tickets ended as ${state}: no memory`,
      );
    },
  );
});
