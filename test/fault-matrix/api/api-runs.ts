import type { ApiRow } from "./api-matrix.js";
import type { Reply } from "./api-requests.js";
import { keyIdOf, tokenOf, type ApiTable } from "./api-resources.js";
import type { FaultyProxy, ProxyFault } from "./faulty-proxy.js";

/** What is stored of a row's tickets. */
interface StoredState {
  readonly statuses: readonly string[];
  /** Records on the stream. */
  readonly records: readonly Record<string, unknown>[];
}

/** The results of a row: of its request under the fault, and of the same request after the fault has ended. */
export interface ApiRun {
  readonly reply: Reply;
  readonly left: StoredState;
  /** How often the call was made under the fault. */
  readonly tries: number;
  readonly repeated: Reply;
  readonly leftInTheEnd: StoredState;
}

/** An outage of Kinesis, for requests that must end as NOT_ACCEPTED. */
const NO_STREAM: ProxyFault = { operation: "PutRecord", containing: "", faultId: "serverError" };

const faultsOf = ({ call, callId, faultId }: ApiRow): readonly ProxyFault[] => {
  const { operation, containing } = call;
  return [{ operation, containing, faultId }, ...(callId === "refuse" ? [NO_STREAM] : [])];
};

const recordIn = (body: string): Record<string, unknown> => {
  const { Data } = JSON.parse(body) as { Data: string };
  return JSON.parse(Buffer.from(Data, "base64").toString()) as Record<string, unknown>;
};

/** Sends a row's request under its fault, and again after the fault has ended. */
export const makeRunner = (proxy: FaultyProxy, table: ApiTable, send: (row: ApiRow) => Promise<Reply>) => {
  const callsOf = ({ tag }: ApiRow) => proxy.calls.filter((call) => call.tag === tag);
  const readStored = async (row: ApiRow): Promise<StoredState> => ({
    statuses: await table.statuses(row),
    records: callsOf(row)
      .filter(({ operation, done }) => operation === "PutRecord" && done)
      .map(({ body }) => recordIn(body)),
  });
  const prepare = async (row: ApiRow): Promise<void> => {
    proxy.tags.learn(tokenOf(row).id, row.tag);
    proxy.tags.learn(keyIdOf(row), row.tag);
    await table.prepare(row);
    if (!["reopen", "giveBack", "findKey"].includes(row.callId)) return;
    proxy.setFaults(row.tag, ...(row.callId === "reopen" ? [NO_STREAM] : []));
    await send(row);
  };
  return async (row: ApiRow): Promise<ApiRun> => {
    await prepare(row);
    const { operation, containing } = row.call;
    proxy.setFaults(row.tag, ...faultsOf(row));
    const reply = await send(row);
    const left = await readStored(row);
    const tries = callsOf(row).filter((each) => each.operation === operation && each.body.includes(containing)).length;
    proxy.setFaults(row.tag);
    const repeated = await send(row);
    return { reply, left, tries, repeated, leftInTheEnd: await readStored(row) };
  };
};
