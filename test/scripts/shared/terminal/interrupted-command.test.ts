import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { findFreePort, LOOPBACK } from "../../../../scripts/local/process/free-port.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";
import { TerminalSession } from "../../../support/terminal/terminal-session.js";

const STUB = fileURLToPath(new URL("../../../support/terminal/stub-command.ts", import.meta.url));

/** Plans, then never ends, whoever asks; nor does what it has started. */
const TERRAFORM = `#!/bin/sh
trap "" TERM INT HUP
echo '{"type":"change_summary","changes":{"add":2,"change":0,"remove":0,"operation":"plan"}}'
sh -c 'while :; do sleep 1; done # provider' &
while :; do sleep 1; done
`;

const ERASE = "\r\u001B[2K";
const ERASE_TO_THE_RIGHT = "\u001B[K";

/** For a machine that is busy. What it takes on a quiet one is printed. */
const LONGEST = { timeout: 60_000, interval: 20 };

/** The cache of compiled scripts, which speeds up every start. */
const CACHE = `tsx-${process.getuid?.()}`;

const isListening = async (port: number): Promise<boolean> => {
  const socket = createConnection(port, LOOPBACK);
  const result = await Promise.race([
    once(socket, "connect").then(() => true),
    once(socket, "error").then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return result;
};

const allMachines = temporaryFolder();

const aMachine = async () => {
  const folder = mkdtempSync(path.join(allMachines, "machine-"));
  const [bin, temporary] = [path.join(folder, "bin"), path.join(folder, "tmp")];
  for (const each of [bin, temporary]) mkdirSync(each);
  writeFileSync(path.join(bin, "terraform"), TERRAFORM, { mode: 0o755 });
  symlinkSync(path.join(tmpdir(), CACHE), path.join(temporary, CACHE));
  const port = await findFreePort();
  const env = { TMPDIR: temporary, PATH: `${bin}:${process.env["PATH"]}` };
  const node = `"${process.execPath}" --import tsx "${STUB}"`;
  return {
    /** With a shell above it, as npm starts commands. */
    start: (stage: string) =>
      new TerminalSession(["sh", "-c", `${node} "${stage}" ${port}; exit $?`], { cwd: PROJECT_ROOT, env }),
    isListening: () => isListening(port),
    temporaryFiles: () => readdirSync(temporary).filter((name) => name !== CACHE),
  };
};

type Machine = Awaited<ReturnType<typeof aMachine>>;

const expectNothingLeft = async (session: TerminalSession, machine: Machine): Promise<void> => {
  await session.leavesNoProcess();
  await vi.waitFor(async () => {
    expect(machine.temporaryFiles()).toEqual([]);
    expect(await machine.isListening()).toBe(false);
  }, LONGEST);
};

const measured: string[] = [];

/** Interrupts the command when it has reached a stage. @returns what the terminal has shown since, and the exit code */
const interrupt = async (stage: string, act: (session: TerminalSession) => void | Promise<void>) => {
  const machine = await aMachine();
  const session = machine.start(stage);
  await session.shows(stage === "an uncaught error" ? "In progress" : `at ${stage}`);
  expect(await machine.isListening()).toBe(true);
  const before = session.output.length;
  const startedAt = performance.now();
  await act(session);
  const code = await session.ended;
  const promptMs = performance.now() - startedAt;
  await expectNothingLeft(session, machine);
  const cleanMs = performance.now() - startedAt;
  measured.push(`${stage}: prompt after ${promptMs.toFixed(0)} ms, nothing left after ${cleanMs.toFixed(0)} ms`);
  const next = machine.start("nothing");
  expect(await next.ended, next.output).toBe(0);
  return { code, shown: session.output.slice(before), all: session.output };
};

afterAll(() => {
  process.stdout.write(`${measured.join("\n")}\n`);
});

const STAGES = ["synth", "apply", "following", "load", "idle"];
const pressCtrlC = (session: TerminalSession): void => {
  session.pressCtrlC();
};
const close = (session: TerminalSession): void => {
  session.close();
};
const kill = (part: string, signal?: NodeJS.Signals) => (session: TerminalSession) => session.kill(part, signal);
const COMMAND = "--import tsx";

describe.concurrent("a command that is interrupted", () => {
  it.for(STAGES)("with Ctrl-C at %s leaves nothing, and ends with 130", async (stage, { expect }) => {
    expect(await interrupt(stage, pressCtrlC)).toMatchObject({ code: 130 });
  });

  it.for([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("with %s leaves nothing, and ends with the signal's code", async ([signal, code], { expect }) => {
    expect(await interrupt("apply", kill(`${COMMAND} ${STUB}`, signal))).toMatchObject({ code });
  });

  it.for(STAGES)("by the end of its terminal at %s leaves nothing", async (stage) => {
    await interrupt(stage, close);
  });

  it.for(STAGES)("by the death of the shell above it at %s leaves nothing", async (stage) => {
    await interrupt(stage, kill("exit $?"));
  });

  it.for(STAGES)("by its own death at %s leaves nothing", async (stage, { expect }) => {
    expect(await interrupt(stage, kill(`${COMMAND} ${STUB}`))).toMatchObject({ code: 137 });
  });
});

describe.concurrent("a command whose part dies", () => {
  it.for([
    ["synth", "stub-synth", "error: synth ended unexpectedly, by SIGKILL. Its log: "],
    ["apply", "bin/terraform", "error: terraform apply ended unexpectedly, by SIGKILL. Its log: "],
    ...STAGES.map((stage) => [stage, "stub-server", "error: the server ended unexpectedly, by SIGKILL. Its log: "]),
  ] as const)("at %s, %s, says so and leaves nothing", async ([stage, part, message], { expect }) => {
    const { code, shown } = await interrupt(stage, kill(part));

    expect(code).toBe(1);
    // On a line of its own, where the progress was.
    expect(shown).toContain(`${ERASE}${message}`);
  });
});

it("shows an uncaught error where the progress was, and leaves nothing", async () => {
  const { code, all } = await interrupt("an uncaught error", () => undefined);

  expect(code).toBe(1);
  expect(all.split(ERASE).at(-1)).toContain("Error: nobody catches this");
  expect(all).toContain(`In progress: an uncaught error${ERASE_TO_THE_RIGHT}${ERASE}`);
});

it("never hides the cursor, nor changes the terminal in another way", async () => {
  const { all } = await interrupt("apply", pressCtrlC);

  expect(all.replaceAll(ERASE, "").replaceAll(ERASE_TO_THE_RIGHT, "")).not.toContain("\u001B");
});
