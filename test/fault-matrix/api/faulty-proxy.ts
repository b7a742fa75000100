import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { awsTargetOf, badResponse, write, type WireResponse } from "../services/aws-responses.js";
import { FUNCTION_TIME_SCALE, SLOW_SECONDS } from "../services/shortened-time.js";
import { Tags } from "../services/tags.js";
import type { ApiFaultId } from "./api-matrix.js";

/** A fault that hits the calls of an operation that contain a text. */
export interface ProxyFault {
  readonly operation: string;
  readonly containing: string;
  readonly faultId: ApiFaultId;
}

/** A call that reached the proxy. */
interface ProxiedCall {
  readonly tag: string;
  readonly operation: string;
  readonly body: string;
  /** Whether the service carried it out. */
  readonly done: boolean;
}

/** Ids that the API generates. Their row is that of the subject in the first request that contains them. */
const GENERATED_ID = /TKT-\d{8}-[0-9A-Z]{16}/g;

/** Faults of the response alone: the service does its work. */
const DOES_ITS_WORK: ReadonlySet<ApiFaultId> = new Set(["slow", "malformed", "crash"]);

/** A proxy in front of the emulator that injects each row's faults into its calls, and forwards all others. */
export class FaultyProxy {
  readonly tags = new Tags();
  readonly calls: ProxiedCall[] = [];
  readonly #faults = new Map<string, readonly ProxyFault[]>();
  /** Rows whose function has crashed: none of its calls succeeds. */
  readonly #dead = new Set<string>();

  private constructor(
    private readonly server: Server,
    private readonly upstream: string,
    readonly url: string,
  ) {}

  static async start(upstream: string): Promise<FaultyProxy> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const proxy = new FaultyProxy(server, upstream, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => void proxy.respond(request, response));
    return proxy;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** Replaces the faults of a row; without faults, its calls succeed again, even after a crash. */
  setFaults(tag: string, ...faults: readonly ProxyFault[]): void {
    this.#faults.set(tag, faults);
    this.#dead.delete(tag);
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { service, operation } = awsTargetOf(request);
    const tag = this.tags.find(body);
    for (const [id] of body.matchAll(GENERATED_ID)) this.tags.learn(id, tag);
    const fault = this.faultOf(tag, operation, body);
    const isReached = !this.#dead.has(tag) && (fault === undefined || DOES_ITS_WORK.has(fault));
    const upstreamResponse = isReached ? await this.forward(request, body) : undefined;
    this.calls.push({ tag, operation, body, done: upstreamResponse?.status === 200 });
    if (fault === "crash") this.#dead.add(tag);
    if (fault === "timeOut") return; // The client hangs up.
    if (fault === "slow") await sleep((SLOW_SECONDS * 1000) / FUNCTION_TIME_SCALE);
    const reply = (fault && badResponse(fault, service, operation)) ?? upstreamResponse;
    if (reply === undefined || this.#dead.has(tag)) response.socket?.resetAndDestroy();
    else write(response, reply);
  }

  private faultOf(tag: string, operation: string, body: string): ApiFaultId | undefined {
    const faults = this.#faults.get(tag) ?? [];
    return faults.find((fault) => fault.operation === operation && body.includes(fault.containing))?.faultId;
  }

  private async forward({ headers }: IncomingMessage, body: string): Promise<WireResponse> {
    const kept = ["content-type", "x-amz-target", "authorization", "x-amz-date"] as const;
    const sent = Object.fromEntries(kept.map((name) => [name, String(headers[name])]));
    const response = await fetch(this.upstream, { method: "POST", headers: sent, body });
    const contentType = response.headers.get("content-type") ?? "";
    return { status: response.status, headers: { "content-type": contentType }, body: await response.text() };
  }
}
