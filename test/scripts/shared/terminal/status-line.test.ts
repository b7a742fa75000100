import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { StatusLine } from "../../../../scripts/shared/terminal/status-line.js";

const SHOW = (text: string): string => `\r${text}\u001B[K`;
const ERASE = "\r\u001B[2K";

/** A terminal that two streams write to, as standard output and standard error do. */
class FakeTerminal {
  text = "";
  readonly streams = [this.#stream(), this.#stream()] as const;

  #stream() {
    const write = (text: string | Uint8Array): boolean => {
      this.text += String(text);
      return true;
    };
    return { write, columns: 20, isTTY: true };
  }

  take(): string {
    const text = this.text;
    this.text = "";
    return text;
  }
}

let terminal: FakeTerminal;
let line: StatusLine;
let listeners: number;

const countListeners = (): number =>
  ["exit", "uncaughtExceptionMonitor", "SIGINT", "SIGTERM", "SIGHUP"].reduce(
    (sum, event) => sum + process.listenerCount(event),
    0,
  );

beforeEach(() => {
  terminal = new FakeTerminal();
  const [own, other] = terminal.streams;
  line = new StatusLine(own, [other]);
  listeners = countListeners();
});

afterEach(() => {
  expect(countListeners()).toBe(listeners);
});

describe("StatusLine", () => {
  it.each([0, 1] as const)("shows whatever is written to stream %i above itself", (stream) => {
    const hide = line.show(() => "working");
    terminal.take();

    terminal.streams[stream].write("error: broken\n");

    expect(terminal.take()).toBe(`${ERASE}error: broken\n${SHOW("working")}`);
    hide();
  });

  it("waits for the end of a line that is written in pieces", () => {
    const hide = line.show(() => "working");
    terminal.take();

    terminal.streams[1].write("one ");
    terminal.streams[0].write(Buffer.from("line\n"));

    expect(terminal.take()).toBe(`${ERASE}one line\n${SHOW("working")}`);
    hide();
  });

  it("is erased when it is over, and writes pass by it again", () => {
    const writes = terminal.streams.map(({ write }) => write);
    const hide = line.show(() => "working");
    terminal.take();

    hide();
    hide();

    expect(terminal.take()).toBe(ERASE);
    expect(terminal.streams.map(({ write }) => write)).toEqual(writes);
  });

  it("shows the newest of two, and the other one when that is over", () => {
    const [hideFirst, hideSecond] = [line.show(() => "first"), line.show(() => "second")];
    terminal.take();

    hideSecond();

    expect(terminal.take()).toBe(SHOW("first"));
    hideFirst();
  });

  it("is cut to the width of the terminal", () => {
    const hide = line.show(() => "x".repeat(30));

    expect(terminal.take()).toBe(SHOW("x".repeat(19)));
    hide();
  });
});

const sources = (folder: string): readonly string[] =>
  readdirSync(path.join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.m?ts$|\.mjs$/.test(name))
    .map((name) => path.join(folder, name));

/** Progress before anything is installed is bootstrap/progress.mjs, in a process that ends before this one starts. */
it.each([
  ["cli-progress", ["scripts/shared/terminal/screen.ts"]],
  [
    "\\u001B",
    ["scripts/bootstrap/progress.mjs", "scripts/shared/terminal/sanitize.ts", "scripts/shared/terminal/status-line.ts"],
  ],
  ["\\x1b", []],
])("no other file than the owner of the terminal has %s", (text, owners) => {
  const users = ["scripts", "functions", "stacks"]
    .flatMap(sources)
    .filter((file) => readFileSync(path.join(PROJECT_ROOT, file), "utf8").toLowerCase().includes(text.toLowerCase()));

  expect(users.sort()).toEqual(owners);
});
