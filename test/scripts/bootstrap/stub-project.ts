import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PYTHON } from "../../../scripts/shared/load/load-job.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";

const SCRIPTS = fileURLToPath(new URL("../../../scripts", import.meta.url));
const ON_TERMINAL = fileURLToPath(new URL("../../support/terminal/on_terminal.py", import.meta.url));
export const BOOTSTRAP = "scripts/bootstrap.mjs";

/** A Python that makes an environment of copies of itself, logs its calls, and has a pip that runs a command. */
export const pythonStub = ({ version = "3.11", check = "true", pip = "true" } = {}): string => `#!/bin/sh
case "$1 $2" in
"-c "*) echo "${version}"; ${check} ;;
"-m venv")
  echo "venv" >> log; /bin/rm -rf "$4"; /bin/mkdir -p "$4/bin"; /bin/cp "$0" "$4/bin/python"
  echo "version = ${version}.2" > "$4/pyvenv.cfg" ;;
"-m pip") echo "pip $3" >> log; echo "Downloading one"; [ ! -e "\${0%/*}/no-pip" ] && ${pip} ;;
*check_installed.py*) echo "check" >> log; [ ! -e half-installed ] ;;
esac
`;

export interface Machine {
  readonly env?: NodeJS.ProcessEnv;
  /** Processor, as Node names it. @default this machine's */
  readonly arch?: string;
}

/** A copy of the bootstrap in a project whose node modules are installed, with a Node that prints its arguments. */
export class StubProject {
  readonly folder = temporaryFolder();

  constructor() {
    this.write("package.json", "{}");
    this.write("package-lock.json", "{}");
    this.write("requirements.txt", "one==1");
    this.write("node_modules/.package-lock.json", "{}");
    this.write("node_modules/.bin/node", '#!/bin/sh\necho "$@"\nexit 7\n', 0o755);
    mkdirSync(this.pathTo("bin"));
    cpSync(path.join(SCRIPTS, "bootstrap.mjs"), this.pathTo(BOOTSTRAP));
    cpSync(path.join(SCRIPTS, "bootstrap"), this.pathTo("scripts/bootstrap"), { recursive: true });
  }

  pathTo(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, text: string, mode?: number): void {
    mkdirSync(path.dirname(this.pathTo(file)), { recursive: true });
    writeFileSync(this.pathTo(file), text, { mode });
  }

  exists(file: string): boolean {
    return existsSync(this.pathTo(file));
  }

  remove(file: string): void {
    rmSync(this.pathTo(file), { recursive: true, force: true });
  }

  /** A tool on the PATH, which has no others. */
  addTool(name: string, text: string): void {
    this.write(`bin/${name}`, text, 0o755);
  }

  /** What was asked of Python since the last look. */
  takeLog(): string[] {
    const lines = this.exists("log") ? readFileSync(this.pathTo("log"), "utf8").trim().split("\n") : [];
    this.remove("log");
    return lines;
  }

  bootstrap(...args: string[]) {
    return this.bootstrapOn({}, ...args);
  }

  bootstrapOn({ env = {}, arch }: Machine, ...args: string[]) {
    const pretend = `data:text/javascript,Object.defineProperty(process,"arch",{value:"${arch}"})`;
    const node = arch === undefined ? [] : ["--import", pretend];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...node, BOOTSTRAP, ...args], {
      cwd: this.folder,
      env: { ...this.environment, ...env },
      encoding: "utf8",
      timeout: 60_000,
    });
    return { status, stdout, stderr };
  }

  /** Starts the bootstrap and leaves it running. */
  start(...args: string[]): ChildProcess {
    return this.#spawn(process.execPath, [BOOTSTRAP, ...args]);
  }

  /** As {@link start}, with more variables. */
  startOn({ env = {} }: Machine, ...args: string[]): ChildProcess {
    return this.#spawn(process.execPath, [BOOTSTRAP, ...args], env);
  }

  /** As {@link start}, by another program. */
  startWith(program: string, ...args: string[]): ChildProcess {
    return this.#spawn(program, [BOOTSTRAP, ...args]);
  }

  /** As {@link start}, on a terminal: what is written to its standard input is typed. */
  startOnTerminal(...args: string[]): ChildProcess {
    return this.#spawn(PYTHON, [ON_TERMINAL, process.execPath, BOOTSTRAP, ...args]);
  }

  get environment(): NodeJS.ProcessEnv {
    return { PATH: this.pathTo("bin") };
  }

  #spawn(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(command, args, { cwd: this.folder, env: { ...this.environment, ...env } });
  }
}
