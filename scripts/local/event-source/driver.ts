import { setTimeout as sleep } from "node:timers/promises";
import { paginateListEventSourceMappings, type EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import type { Clients } from "./clients.js";
import type { DriverLog } from "./log.js";
import { MappingRun, type Checkpoints } from "./mapping-run.js";
import type { Mapping } from "./mapping.js";
import { readMapping } from "./read-mapping.js";

/** Time between two looks at the mappings, in milliseconds. AWS takes up to a minute to act on a change. */
export const MAPPING_POLL_MS = 1_000;

interface Served {
  readonly checkpoints: Checkpoints;
  /** The mapping that is being served, as text to compare; undefined while it is off. */
  settings?: string | undefined;
  run?: MappingRun | undefined;
}

/** Serves every Kinesis mapping of an account, and follows what becomes of them. */
export class EventSourceDriver {
  readonly #served = new Map<string, Served>();
  readonly #refused = new Set<string>();

  constructor(
    private readonly clients: Clients,
    private readonly log: DriverLog,
  ) {}

  /** Looks again and again until aborted, then ends after the calls under way. A look that fails is repeated. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.refreshMappings().catch((error: unknown) => {
        this.log.warn("Mappings not seen", { error });
      });
      await sleep(MAPPING_POLL_MS, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all([...this.#served.values()].map(async ({ run }) => run?.stop()));
  }

  /** Starts, stops and restarts what the mappings ask for now. */
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
    if (read.kind === "refused") this.#refuse(id, read.reason);
    await this.#apply(id, read.kind === "served" ? read.mapping : undefined);
  }

  /** A changed mapping is a stopped one and a new one that goes on from the checkpoint; retries are counted anew. */
  async #apply(id: string, mapping: Mapping | undefined): Promise<void> {
    const served: Served = this.#served.get(id) ?? { checkpoints: new Map() };
    this.#served.set(id, served);
    const settings = mapping && JSON.stringify(mapping);
    if (settings !== served.settings) {
      await served.run?.stop();
      served.run = mapping && new MappingRun(this.clients, mapping, served.checkpoints, this.log);
      served.settings = settings;
      this.log.info(mapping === undefined ? "Mapping is off" : "Mapping is served", { ...(mapping ?? { id }) });
    }
    await served.run?.serveShards();
  }

  async #forget(id: string): Promise<void> {
    await this.#served.get(id)?.run?.stop();
    this.#served.delete(id);
    this.log.info("Mapping is gone", { id });
  }

  #refuse(id: string, reason: string): void {
    if (this.#refused.has(id)) return;
    this.#refused.add(id);
    this.log.warn("Mapping is not served", { id, reason });
  }
}
