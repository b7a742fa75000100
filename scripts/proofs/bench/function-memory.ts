import { readdir, readFile } from "node:fs/promises";
import { UsageError } from "../../shared/terminal/command-line.js";

/** Size of a memory page on Linux, which /proc counts in, as MiB. Every common machine has pages of 4 KiB. */
const PAGE_MIB = 4 / 1_024;

interface Worker {
  readonly pid: string;
  /** Name of the function it runs. */
  readonly name: string;
}

const readOr = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");

const variablesOf = async (pid: string): Promise<ReadonlyMap<string, string>> => {
  const lines = (await readOr(`/proc/${pid}/environ`)).split("\0");
  return new Map(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
};

/** The processes that run functions of the emulator at `endpoint`: they say so in their environment. */
const findWorkers = async (endpoint: string): Promise<readonly Worker[]> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid): Promise<readonly Worker[]> => {
      const variables = await variablesOf(pid);
      const name = variables.get("AWS_LAMBDA_FUNCTION_NAME");
      return name !== undefined && variables.get("AWS_ENDPOINT_URL") === endpoint ? [{ pid, name }] : [];
    }),
  );
  return found.flat();
};

const residentOf = async (pid: string): Promise<number> => {
  const [, pages = "0"] = (await readOr(`/proc/${pid}/statm`)).split(" ");
  return Number(pages) * PAGE_MIB;
};

/** Resident memory of each function's processes together, in MiB. @throws UsageError where there is no /proc. */
export const readFunctionMemory = async (endpoint: string): Promise<ReadonlyMap<string, number>> => {
  if (process.platform !== "linux")
    throw new UsageError("Memory of processes is read from /proc, which only Linux has.");
  const memory = new Map<string, number>();
  for (const { pid, name } of await findWorkers(endpoint)) {
    memory.set(name, (memory.get(name) ?? 0) + (await residentOf(pid)));
  }
  return memory;
};
