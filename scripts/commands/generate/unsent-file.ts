import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { PutBatch } from "../../shared/stream/batch-records.js";

/** Where records that could not be sent are kept, one a line, in the bytes that were to be sent. */
export interface UnsentFile {
  /** Undefined until a record is kept. */
  readonly path: string | undefined;
  /** @throws what the file system throws, since a record that is not kept is lost. */
  add(batch: PutBatch): void;
}

const LINE_END = Buffer.from("\n");

/** `unsent-2026-11-21T08-30-00-000Z.jsonl` in `folder`; both are created with the first record. */
export const createUnsentFile = (folder: string, now: Date): UnsentFile => {
  const file = path.join(folder, `unsent-${now.toISOString().replaceAll(/[:.]/g, "-")}.jsonl`);
  let used = false;
  return {
    get path() {
      return used ? file : undefined;
    },
    add: (batch) => {
      mkdirSync(folder, { recursive: true });
      appendFileSync(file, Buffer.concat(batch.flatMap(({ data }) => [Buffer.from(data), LINE_END])));
      used = true;
    },
  };
};
