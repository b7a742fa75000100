import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { evaluationAttributes } from "../../../functions/shared/reply-quality/evaluation-item.js";
import { personVerdictKey } from "../../../functions/shared/table/ticket-table.js";
import { aPersonsVerdict } from "../../support/builders/evaluations.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { FaultyTable, serveFaultyTable } from "../services/faulty-table.js";
import { FAULTY_TICKET, VERDICT_ENDINGS, VERDICT_ROWS } from "./verdict-matrix.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>(), 500);
});

const TIMEOUT_MS = 60_000;
const TICKETS = ["TKT-1", FAULTY_TICKET];

let faulty: FaultyTable;
let server: Awaited<ReturnType<typeof serveFaultyTable>>;
let logs: ReturnType<typeof captureLogs>;
let archive: (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

beforeAll(async () => {
  logs = captureLogs();
  server = await serveFaultyTable(() => faulty);
  stubFunctionEnv({ AWS_ENDPOINT_URL: server.url, TICKET_TABLE: "tickets", TICKET_BUCKET: "bucket" });
  ({ handler: archive } = await import("../../../functions/archive-verdicts/handler.js"));
}, TIMEOUT_MS);

beforeEach(() => {
  faulty = new FaultyTable();
  for (const ticket_id of TICKETS) {
    const attributes = evaluationAttributes({ evaluation: aPersonsVerdict({ ticket_id }), answeredAt: "2026" });
    faulty.table.put({ ...personVerdictKey(ticket_id), ...attributes });
  }
});

afterAll(() => server.close());

const BATCH: DynamoDBStreamEvent = {
  Records: TICKETS.map((id) => ({
    eventName: "MODIFY",
    dynamodb: { Keys: personVerdictKey(id), SequenceNumber: `at-${id}` },
  })),
};

const run = () =>
  archive(
    BATCH,
    aContext(() => 60_000),
  );
const lastHandedBack = () => logs.entries().findLast(({ message }) => message === "Verdicts handed back");
/** The tickets whose verdicts are objects. */
const written = (): number => TICKETS.filter((id) => faulty.objects.some((body) => body.includes(id))).length;

describe("a batch of archive-verdicts whose second verdict meets a fault", () => {
  it.each(VERDICT_ROWS)(
    "$title: $endId, and both are archived when it comes again",
    async (row) => {
      const { error, written: expected } = VERDICT_ENDINGS[row.endId];
      faulty.row = row;
      const response = await run();
      if (row.faultId !== "crash") {
        const isDone = error === undefined;
        expect(response.batchItemFailures).toEqual(isDone ? [] : [{ itemIdentifier: `at-${FAULTY_TICKET}` }]);
        if (!isDone) expect(lastHandedBack()).toMatchObject({ error, ticket_id: FAULTY_TICKET });
      }
      expect(faulty.met).toBeGreaterThan(0);
      expect(written()).toBe(expected);

      faulty.recover();
      expect(await run()).toEqual({ batchItemFailures: [] });
      expect(written()).toBe(2);
    },
    TIMEOUT_MS,
  );
});
