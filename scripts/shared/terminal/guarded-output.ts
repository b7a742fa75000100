import { StringDecoder } from "node:string_decoder";
import { forFile, forTerminal } from "./sanitize.js";

/** An output of this process. */
export type Output = Pick<NodeJS.WriteStream, "write" | "isTTY">;

type Write = Output["write"];

const unguarded = new WeakMap<Output, Write>();

const cleanerFor = ({ isTTY }: Output): ((chunk: unknown) => unknown) => {
  if (!isTTY) return (chunk) => (typeof chunk === "string" ? forFile(chunk) : chunk);
  const decoder = new StringDecoder();
  return (chunk) => {
    if (typeof chunk === "string") return forTerminal(chunk);
    return chunk instanceof Uint8Array ? forTerminal(decoder.write(Buffer.from(chunk))) : chunk;
  };
};

/**
 * Has everything that this process writes to an output pass the sanitizer if that is a terminal, whoever writes it: a
 * command, commander, a library. A customer's text can then neither obey nor deceive a person's terminal.
 */
export const guardOutput = (output: Output): void => {
  if (unguarded.has(output)) return;
  const clean = cleanerFor(output);
  unguarded.set(output, output.write);
  output.write = new Proxy(output.write, {
    apply: (write, self, [chunk, ...rest]: unknown[]): unknown => Reflect.apply(write, self, [clean(chunk), ...rest]),
  });
};

/** Writes control sequences of our own, past the sanitizer. */
export const writeUnguarded = (output: Output, text: string, write: Write = output.write): void => {
  Reflect.apply(unguarded.get(output) ?? write, output, [text]);
};
