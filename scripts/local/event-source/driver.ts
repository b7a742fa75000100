import { setTimeout as sleep } from "node:timers/promises";
import { paginateListEventSourceMappings, type EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import type { Clients } from "./clients.js";
import type { DriverLog } from "./log.js";
import { MappingRun, type Checkpoints } from "./mapping-run.js";
import { readMapping, type Mapping } from "./mapping.js";

/** Time between two checks of the mappings, in milliseconds. AWS takes up to a minute to react to a change. */
const MAPPING_POLL_MS = 1_000;

interface Served {
  readonly checkpoints: Checkpoints;
  /** The mapping that is being served, as text to compare; undefined while it is disabled. */
  settings?: string | undefined;
  run?: MappingRun | undefined;
}

/** Serves every Kinesis mapping of an account, and reacts to their changes. */
export class EventSourceDriver {
  readonly #served = new Map<string, Served>();
  readonly #unsupported = new Set<string>();

  constructor(
    private readonly clients: Clients,
    private readonly log: DriverLog,
  ) {}

  /** Checks the mappings repeatedly until aborted, then waits for the calls in progress. Repeats a failed check. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.refreshMappings().catch((error: unknown) => {
        this.log.warn("Mappings could not be listed", { error });
      });
      await sleep(MAPPING_POLL_MS, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all([...this.#served.values()].map(async ({ run }) => run?.stop()));
  }

  /** Starts, stops and restarts runs, so that they match the current mappings. */
  async refreshMappings(): Promise<void> {
    const found = await this.#list();
    const ids = new Set(found.map(({ UUID }) => UUID));
    for (const id of this.#served.keys()) if (!ids.has(id)) await this.#forget(id);
    for (const configuration of found) await this.#follow(configuration);
  }

  async #list(): Promise<readonly EventSourceMappingConfiguration[]> {
    const all: EventSourceMappingConfiguration[] = [];
    for await (const page of paginateListEventSourceMappings({ client: this.clients.lambda }, {}))
      all.push(...(page.EventSourceMappings ?? []));
    return all;
  }

  async #follow(configuration: EventSourceMappingConfiguration): Promise<void> {
    const read = readMapping(configuration);
    const { UUID: id } = configuration;
    if (read === undefined || id === undefined) return;
    if (read.kind === "unsupported") this.#warnOnce(id, read.reason);
    await this.#apply(id, read.kind === "enabled" ? read.mapping : undefined);
  }

  /** A changed mapping is stopped, and started again from the checkpoint; the count of retries starts again too. */
  async #apply(id: string, mapping: Mapping | undefined): Promise<void> {
    const served: Served = this.#served.get(id) ?? { checkpoints: new Map() };
    this.#served.set(id, served);
    const settings = mapping && JSON.stringify(mapping);
    if (settings !== served.settings) {
      await served.run?.stop();
      served.run = mapping && new MappingRun(this.clients, mapping, served.checkpoints, this.log);
      served.settings = settings;
      this.log.info(mapping === undefined ? "Mapping is disabled" : "Mapping is served", { ...(mapping ?? { id }) });
    }
    await served.run?.serveShards();
  }

  async #forget(id: string): Promise<void> {
    await this.#served.get(id)?.run?.stop();
    this.#served.delete(id);
    this.log.info("Mapping is deleted", { id });
  }

  #warnOnce(id: string, reason: string): void {
    if (this.#unsupported.has(id)) return;
    this.#unsupported.add(id);
    this.log.warn("Mapping is not supported", { id, reason });
  }
}
