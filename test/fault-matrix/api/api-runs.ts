import type { ApiTable } from "./api-resources.js";
import { tokenOf, type Reply } from "./api-requests.js";
import type { ApiRow } from "./api-rows.js";
import type { FaultyProxy, ProxyFault } from "./faulty-proxy.js";

/** What is known of a row's tickets at a time. */
interface StoredState {
  readonly statuses: readonly string[];
  /** Records in the stream. */
  readonly records: readonly Record<string, unknown>[];
}

/** What became of a row: of its request under the fault, and of the same request once that had passed. */
export interface ApiRun {
  readonly reply: Reply;
  readonly left: StoredState;
  /** Times that the call was made under the fault. */
  readonly tries: number;
  readonly repeated: Reply;
  readonly leftInTheEnd: StoredState;
}

/** Kinesis away, as for requests that shall end as NOT_ACCEPTED. */
const NO_STREAM: ProxyFault = { operation: "PutRecord", containing: "", faultId: "serverError" };

const faultsOf = ({ call, callId, faultId }: ApiRow): readonly ProxyFault[] => {
  const { operation, containing } = call;
  return [{ operation, containing, faultId }, ...(callId === "refuse" ? [NO_STREAM] : [])];
};

const recordIn = (body: string): Record<string, unknown> => {
  const { Data } = JSON.parse(body) as { Data: string };
  return JSON.parse(Buffer.from(Data, "base64").toString()) as Record<string, unknown>;
};

/** Sends a row's request while its call meets the fault, and again when all is well. */
export const makeRunner = (proxy: FaultyProxy, table: ApiTable, send: (row: ApiRow) => Promise<Reply>) => {
  const passedOf = ({ tag }: ApiRow) => proxy.passed.filter((passed) => passed.tag === tag);
  const standing = async (row: ApiRow): Promise<StoredState> => ({
    statuses: await table.statuses(row),
    records: passedOf(row)
      .filter(({ operation, done }) => operation === "PutRecord" && done)
      .map(({ body }) => recordIn(body)),
  });
  const prepare = async (row: ApiRow): Promise<void> => {
    proxy.tags.learn(tokenOf(row).id, row.tag);
    await table.prepare(row);
    if (row.callId !== "reopen") return;
    proxy.applyFault(row.tag, NO_STREAM);
    await send(row);
  };
  return async (row: ApiRow): Promise<ApiRun> => {
    await prepare(row);
    const { operation, containing } = row.call;
    proxy.applyFault(row.tag, ...faultsOf(row));
    const reply = await send(row);
    const left = await standing(row);
    const tries = passedOf(row).filter((each) => each.operation === operation && each.body.includes(containing)).length;
    proxy.applyFault(row.tag);
    const repeated = await send(row);
    return { reply, left, tries, repeated, leftInTheEnd: await standing(row) };
  };
};
