import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmod, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { CATEGORIES, OUTCOMES, PRIORITIES, SENTIMENTS } from "../../functions/shared/contracts/ticket-record.js";
import { generateTickets } from "../../scripts/shared/tickets/generate-tickets.js";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { aTicketEvent } from "../support/builders/tickets.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";
import { TerminalSession } from "../support/terminal/terminal-session.js";

const Score = z.number().min(0).max(1);

/** The report of `--json`, exactly as documented. */
const ReportSchema = z.strictObject({
  sent: z.int(),
  answered: z.int(),
  needsHuman: z.int(),
  failed: z.int(),
  quarantined: z.int(),
  ignored: z.int(),
  lost: z.int(),
  secondsToFirstAnswer: z.number().positive(),
  ticketsPerSecond: z.number().positive(),
  results: z.array(
    z.strictObject({
      ticketId: z.string(),
      outcome: z.enum(OUTCOMES),
      sentiment: z.enum(SENTIMENTS),
      sentimentScores: z.strictObject({ mixed: Score, negative: Score, neutral: Score, positive: Score }),
      priority: z.enum(PRIORITIES),
      category: z.enum(CATEGORIES),
      language: z.literal("en"),
      confidence: Score,
      seconds: z.number().positive(),
    }),
  ),
});

const idOf = (line: string): string => z.object({ ticketId: z.string() }).parse(JSON.parse(line)).ticketId;

/** An environment variable that every process of one start inherits, so that a process left behind is found. */
const MARK = "TICKET_PIPELINE_TEST_RUN";

const isMarked = async (pid: string, run: string): Promise<boolean> => {
  const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
  return environment.split("\0").includes(`${MARK}=${run}`);
};

const processesOf = async (run: string): Promise<string[]> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(pids.map((pid) => isMarked(pid, run)));
  return pids.filter((_, index) => marked[index]);
};

/** For a machine that is busy. */
const LONGEST = { timeout: 60_000, interval: 50 };

/** The guard ends after the command, and the command's process after it has said so. */
const expectNoProcessOf = (run: string): Promise<void> =>
  vi.waitFor(async () => {
    expect(await processesOf(run)).toEqual([]);
  }, LONGEST);

const START = "scripts/commands/start/cli.ts";

const start = (args: readonly string[], run: string) => {
  const child = spawn(process.execPath, ["--import", "tsx", START, ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, [MARK]: run },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output.text += String(chunk)));
  return { child, output, ended: once(child, "exit") };
};

describe("npm start", () => {
  it("accounts for every line of a file, writes a JSON report, and leaves no process behind", async () => {
    const folder = temporaryFolder();
    const tickets = [...generateTickets({ count: 12, seed: 5 })].map(({ data }) => String(data));
    const again = tickets.slice(0, 2);
    const malformed = [
      "not json",
      '{"eventName":"TicketSubmitted"}',
      JSON.stringify(aTicketEvent({ submittedAt: "never" })),
    ];
    const foreign = ['{"eventName":"Heartbeat"}', '{"eventName":"TicketClosed"}'];
    await writeFile(path.join(folder, "in.jsonl"), [...tickets, ...again, ...malformed, ...foreign].join("\n"));
    const run = randomUUID();

    const files = ["--from", `${folder}/in.jsonl`, "--json", `${folder}/out.json`];
    const { output, ended } = start(["--exit", ...files, "--send-malformed"], run);
    const [code] = await ended;

    expect(output.text).toContain("none lost");
    expect(output.text).toMatch(/^API +http:\/\/127\.0\.0\.1:\d+\/_aws\/execute-api\/\w+\/v1$/m);
    expect(output.text).toMatch(
      /12 rows: 12 merged, 0 unchanged, 0 rejected[^]*tickets_by_priority[^]*needs_human_rate/,
    );
    expect(output.text).toContain("Line 15: not-json: expected JSON");
    expect(code).toBe(1);
    const report = ReportSchema.parse(JSON.parse(await readFile(path.join(folder, "out.json"), "utf8")));
    expect(report).toMatchObject({ sent: 19, failed: 0, quarantined: 3, ignored: 2, lost: 0 });
    expect(report.answered + report.needsHuman).toBe(12);
    expect(report.results.map(({ ticketId }) => ticketId).sort()).toEqual(tickets.map(idOf).sort());
    await expectNoProcessOf(run);
  });

  it("leaves nothing when Ctrl-C is pressed on a terminal, nor when it is killed, and starts again at once", async () => {
    const temporary = temporaryFolder();
    // As root, PostgreSQL runs under another account.
    await chmod(temporary, 0o711);
    // The cache of compiled scripts, which every start on this machine uses.
    const cache = `tsx-${process.getuid?.()}`;
    await symlink(path.join(tmpdir(), cache), path.join(temporary, cache));
    const startOnTerminal = () =>
      new TerminalSession([process.execPath, "--import", "tsx", START, "--tickets", "1"], {
        cwd: PROJECT_ROOT,
        env: { TMPDIR: temporary },
        timeoutMs: 5 * 60_000,
      });
    const nothingLeft = async (session: TerminalSession): Promise<void> => {
      await session.leavesNoProcess();
      await vi.waitFor(async () => {
        expect((await readdir(temporary)).filter((name) => name !== cache)).toEqual([]);
      }, LONGEST);
    };

    const interrupted = startOnTerminal();
    await interrupted.shows("Creating [");
    interrupted.pressCtrlC();
    expect(await interrupted.ended, interrupted.output).toBe(130);
    await nothingLeft(interrupted);

    const killed = startOnTerminal();
    await killed.shows("emulator: ");
    await killed.kill(`--import tsx ${START}`);
    expect(await killed.ended, killed.output).toBe(137);
    await nothingLeft(killed);
  });
});
