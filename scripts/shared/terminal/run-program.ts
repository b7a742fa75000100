import { spawn } from "node:child_process";
import { constants } from "node:os";
import { interruption } from "./interruption.js";

/**
 * Runs a program in this one's place: with its input and output. Interruptions are passed on.
 * @returns its exit code; after a signal 128 plus its number, as in shells
 */
export const runProgram = (command: string, args: readonly string[]): Promise<number> => {
  const signal = interruption();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: "inherit" });
    // A terminal's Ctrl-C reaches the program by itself.
    signal.addEventListener("abort", () => {
      if (!process.stdin.isTTY) child.kill("SIGINT");
    });
    child.once("error", reject);
    child.once("exit", (code, killedBy) => {
      resolve(killedBy === null ? (code ?? 1) : 128 + constants.signals[killedBy]);
    });
  });
};
