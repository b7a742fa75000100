import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface TemporaryRoot {
  readonly folder: string;
  remove(): void;
}

/** A new folder that is gone when this process ends, however it does, short of being killed. */
export const temporaryRoot = (): TemporaryRoot => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "ticket-mutations-")));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", remove);
  return { folder, remove };
};
