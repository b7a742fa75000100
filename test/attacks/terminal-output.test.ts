import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { TerminalSession } from "../support/terminal/terminal-session.js";
import { HOSTILE } from "./hostile-text.js";

const COMMAND = fileURLToPath(new URL("terminal-command.ts", import.meta.url));

const run = async (way: string): Promise<string> => {
  const session = new TerminalSession(["node", "--import", "tsx", COMMAND, way], {
    cwd: PROJECT_ROOT,
    env: { NO_COLOR: undefined, FORCE_COLOR: "1", CI: undefined },
  });
  await session.ended;
  return session.output;
};

/** What is ours on a terminal: its line ends, our styling (no more than these), and the last line's erasing. */
// eslint-disable-next-line no-control-regex
const OWN = /\r\n|\u001b\[(?:1|2|22|31|39)m|\r(?:\u001b\[2K|(?=[^\r\n]*\u001b\[K))|\u001b\[K/g;

const OBEYED = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

it.each(["line", "note", "json", "stream", "bytes", "console", "table", "status", "error", "python"])(
  "a customer's text reaches a terminal without what it obeys, written by %s",
  async (way) => {
    const output = await run(way);

    expect(output).toContain("Hello");
    expect(output.replaceAll(OWN, "")).not.toMatch(OBEYED);
    if (way !== "table") expect(output).not.toContain("\u001b[31m");
  },
);

it("keeps our own colours, and none of the text's", async () => {
  const output = await run("paint");

  // eslint-disable-next-line no-control-regex
  expect(output.match(/\u001b\[\d+m/g)).toEqual([
    "\u001b[31m",
    "\u001b[39m",
    "\u001b[1m",
    "\u001b[2m",
    "\u001b[22m",
    "\u001b[22m",
  ]);
  expect(output.replaceAll(OWN, "")).not.toMatch(OBEYED);
});

it("shows the same JSON on a terminal as in a file", async () => {
  expect(JSON.parse(await run("json"))).toEqual({ subject: HOSTILE });
});
