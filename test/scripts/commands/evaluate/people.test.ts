import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { toJsonLine } from "../../../../functions/shared/contracts/json-line.js";
import { evaluationAttributes } from "../../../../functions/shared/reply-quality/evaluation-item.js";
import { type ReplyEvaluation, toEvaluationLines } from "../../../../functions/shared/reply-quality/evaluation.js";
import { createProgram } from "../../../../scripts/commands/evaluate/cli.js";
import { runCommand } from "../../../../scripts/shared/terminal/command-line.js";
import { anEvaluation } from "../../../support/builders/evaluations.js";
import { aFolder } from "../../shared/golden/golden-lines.js";

let out: string;
let err: string;

beforeEach(() => {
  out = "";
  err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => (out += String(text)) !== "");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => (err += String(text)) !== "");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const run = async (...args: string[]): Promise<number> => {
  process.exitCode = 0;
  await runCommand(createProgram(), ["node", "evaluate", "--people", ...args]);
  const code = process.exitCode;
  process.exitCode = 0;
  return code;
};

/** What the judge and a person say of the draft for a ticket. */
const evaluations = (ticket_id: string, judge: "PASS" | "FAIL", use: "SENT_AS_IS" | "EDITED"): ReplyEvaluation[] => [
  anEvaluation({
    ticket_id,
    verdicts: [{ source: "JUDGE", criterion: "TECHNICAL_ACCURACY", verdict: judge, evidence: null }],
  }),
  anEvaluation({
    ticket_id,
    verdicts: [
      {
        ...{ source: "PERSON", criterion: "FIT_TO_SEND", evidence: null, draft_use: use },
        verdict: use === "EDITED" ? "FAIL" : "PASS",
      },
    ],
  }),
];
const ALL = [...evaluations("TKT-1", "FAIL", "EDITED"), ...evaluations("TKT-2", "PASS", "SENT_AS_IS")];
const toLines = (all: readonly ReplyEvaluation[]): string => all.flatMap(toEvaluationLines).map(toJsonLine).join("");

describe("npm run evaluate -- --people", () => {
  it("compares the verdicts of files with what people did with the drafts", async () => {
    const folder = await aFolder({ "verdicts.json": toLines(ALL) });

    expect(await run(path.join(folder, "verdicts.json"))).toBe(0);
    expect(out).toContain("2 drafts of which people edited or discarded 1");
    expect(out).toMatch(/^JUDGE +TECHNICAL_ACCURACY +1 +100\.00% +1 +0\.00% +1\.00 +0/m);
    expect(out).toMatch(/^JUDGE +ANY /m);
  });

  it("names the lines that cannot be used, and compares the others", async () => {
    const folder = await aFolder({ "verdicts.json": `${toLines(ALL)}{"ticket_id":"TKT-3"}\n` });

    expect(await run(path.join(folder, "verdicts.json"))).toBe(1);
    expect(err).toMatch(/Missing: verdicts\.json line 5: .*submitted_at/);
    expect(out).toContain("2 drafts");
  });

  it("reads those of the deployment's table, and pairs verdicts on the same answer only", async () => {
    const dynamo = mockClient(DynamoDBClient);
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    const item = (evaluation: ReplyEvaluation, answeredAt: string) => evaluationAttributes({ evaluation, answeredAt });
    const [earlier, later] = evaluations("TKT-3", "FAIL", "EDITED");
    dynamo.on(ScanCommand).resolves({
      Items: [
        ...ALL.map((evaluation) => item(evaluation, "2026-11-21T08:30:04.000Z")),
        item(earlier ?? anEvaluation(), "2026-11-21T08:30:04.000Z"),
        item(later ?? anEvaluation(), "2026-11-21T09:30:04.000Z"),
      ],
    });

    expect(await run()).toBe(0);
    expect(out).toContain("2 drafts of which people edited or discarded 1");
    expect(dynamo.commandCalls(ScanCommand)[0]?.args[0].input).toMatchObject({
      ExpressionAttributeValues: { ":evaluations": { S: "EVALUATION#" } },
    });
  });

  it("fails when nobody has sent or discarded a draft that was evaluated", async () => {
    const folder = await aFolder({ "verdicts.json": toLines(ALL.slice(0, 1)) });

    expect(await run(path.join(folder, "verdicts.json"))).toBe(1);
    expect(err).toContain("no draft with the verdict of a person and of rules or judge");
  });
});
