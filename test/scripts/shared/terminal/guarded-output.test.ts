import { expect, it } from "vitest";
import { guardOutput, writeUnguarded } from "../../../../scripts/shared/terminal/guarded-output.js";

const anOutput = (isTTY: boolean) => {
  const written: unknown[] = [];
  const write = (chunk: unknown): boolean => {
    written.push(chunk);
    return true;
  };
  return { written, isTTY, write } as never as NodeJS.WriteStream & { written: unknown[] };
};

it("sanitizes texts and bytes for a terminal", () => {
  const output = anOutput(true);
  guardOutput(output);

  output.write("a\u001b[2J");
  output.write(Buffer.from("b\u009b"));

  expect(output.written).toEqual(["a\ufffd[2J", "b\ufffd"]);
});

it("keeps a character whose bytes arrive in two pieces", () => {
  const output = anOutput(true);
  guardOutput(output);
  const bytes = Buffer.from("é");

  output.write(bytes.subarray(0, 1));
  output.write(bytes.subarray(1));

  expect(output.written.join("")).toBe("é");
});

it("changes nothing that goes to a file or a program", () => {
  const output = anOutput(false);
  guardOutput(output);
  const bytes = Buffer.from([0x1b, 0x9b, 0xff]);

  output.write("a\u001b[2J\r\n");
  output.write(bytes);

  expect(output.written).toEqual(["a\u001b[2J\r\n", bytes]);
});

it("sanitizes once, however often it is called, and lets our own control sequences pass", () => {
  const output = anOutput(true);
  guardOutput(output);
  guardOutput(output);

  writeUnguarded(output, "\r\u001b[2K");

  expect(output.written).toEqual(["\r\u001b[2K"]);
});
