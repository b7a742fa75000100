import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { unlessAbsent } from "./account/read-error.js";
import type { Account } from "./account/aws-account.js";
import type { Backend } from "./stack-facts.js";

const StateSchema = z.object({
  resources: z.array(
    z.object({
      mode: z.string(),
      type: z.string(),
      name: z.string(),
      instances: z.array(
        z.object({ status: z.string().optional(), attributes: z.record(z.string(), z.unknown()).nullish() }),
      ),
    }),
  ),
});

const LockSchema = z.object({ ID: z.string(), Who: z.string().default("someone"), Created: z.string().default("") });

/** A deployment that is running, or was interrupted. */
export interface StateLock {
  readonly id: string;
  readonly who: string;
  readonly created: string;
}

interface StateResource {
  readonly address: string;
  readonly type: string;
  /** True if creating it failed half-way. */
  readonly tainted: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What Terraform knows of the deployed stack: nothing before the first deployment. */
export interface DeployedState {
  readonly resources: readonly StateResource[];
  readonly lock: StateLock | undefined;
}

const toResources = (text: string): readonly StateResource[] => {
  const state = StateSchema.safeParse(parseJson(text));
  if (!state.success) throw new Error("Terraform's state is not one that this version can read");
  return state.data.resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ type, name, instances }) =>
      instances.map(({ status, attributes }) => ({
        address: `${type}.${name}`,
        type,
        tainted: status === "tainted",
        attributes: attributes ?? {},
      })),
    );
};

const toLock = (text: string | undefined): StateLock | undefined => {
  const lock = LockSchema.safeParse(parseJson(text)).data;
  return lock && { id: lock.ID, who: lock.Who, created: lock.Created };
};

type ReadText = () => Promise<string | undefined>;

const readFileIfThere =
  (file: string): ReadText =>
  () =>
    readFile(file, "utf8").catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    });

const readersOf = (backend: Backend, account: Account, signal: AbortSignal): readonly [ReadText, ReadText] => {
  if (backend.kind === "file") {
    const lock = path.join(path.dirname(backend.file), `.${path.basename(backend.file)}.lock.info`);
    return [readFileIfThere(backend.file), readFileIfThere(lock)];
  }
  const { bucket: Bucket, key } = backend;
  const readObject =
    (Key: string): ReadText =>
    () =>
      unlessAbsent(account.getText({ Bucket, Key }, signal));
  return [readObject(key), readObject(`${key}.tflock`)];
};

/** Reads Terraform's state and its lock, where the stack's backend keeps them. */
export const readState = async (backend: Backend, account: Account, signal: AbortSignal): Promise<DeployedState> => {
  const [readStateText, readLockText] = readersOf(backend, account, signal);
  const [state, lock] = await Promise.all([readStateText(), readLockText()]);
  return { resources: state === undefined ? [] : toResources(state), lock: toLock(lock) };
};
