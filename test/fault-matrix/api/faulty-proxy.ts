import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { FUNCTION_TIME_SCALE, SLOW_SECONDS } from "../faults.js";
import { Tags } from "../tags.js";
import { awsTargetOf } from "../aws-target.js";
import { badResponse, write, type WireResponse } from "../wire.js";
import type { ApiFaultId } from "./api-matrix.js";

/** A fault of the calls that contain a text. */
export interface ProxyFault {
  readonly operation: string;
  readonly containing: string;
  readonly faultId: ApiFaultId;
}

/** A call of a row's. */
export interface ForwardedCall {
  readonly tag: string;
  readonly operation: string;
  readonly body: string;
  /** Whether the service carried it out. */
  readonly done: boolean;
}

/** Ids that the API makes up: their row is that of the subject that they first came with. */
const MADE_UP = /TKT-\d{8}-[0-9A-Z]{16}/g;

/** Faults of the answer alone: the service does its work. */
const DOES_ITS_WORK: ReadonlySet<ApiFaultId> = new Set(["slow", "malformed", "crash"]);

/** Stands before the emulator, and lets the faults of each row befall its calls; the others it passes on. */
export class FaultyProxy {
  readonly tags = new Tags();
  readonly passed: ForwardedCall[] = [];
  readonly #faults = new Map<string, readonly ProxyFault[]>();
  /** Rows whose function is dead: none of its calls goes through any more. */
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
    server.on("request", (request, response) => void proxy.answer(request, response));
    return proxy;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** Puts faults in force for a row, in place of those that were; none at all mend it. */
  applyFault(tag: string, ...faults: readonly ProxyFault[]): void {
    this.#faults.set(tag, faults);
    this.#dead.delete(tag);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { service, operation } = awsTargetOf(request);
    const tag = this.tags.find(body);
    for (const [id] of body.matchAll(MADE_UP)) this.tags.learn(id, tag);
    const fault = this.faultOf(tag, operation, body);
    const isReached = !this.#dead.has(tag) && (fault === undefined || DOES_ITS_WORK.has(fault));
    const answer = isReached ? await this.forward(request, body) : undefined;
    this.passed.push({ tag, operation, body, done: answer?.status === 200 });
    if (fault === "crash") this.#dead.add(tag);
    if (fault === "timeOut") return; // The client hangs up.
    if (fault === "slow") await sleep((SLOW_SECONDS * 1000) / FUNCTION_TIME_SCALE);
    const given = (fault && badResponse(fault, service, operation)) ?? answer;
    if (given === undefined || this.#dead.has(tag)) response.socket?.resetAndDestroy();
    else write(response, given);
  }

  private faultOf(tag: string, operation: string, body: string): ApiFaultId | undefined {
    const faults = this.#faults.get(tag) ?? [];
    return faults.find((fault) => fault.operation === operation && body.includes(fault.containing))?.faultId;
  }

  private async forward({ headers }: IncomingMessage, body: string): Promise<WireResponse> {
    const kept = ["content-type", "x-amz-target", "authorization", "x-amz-date"] as const;
    const sent = Object.fromEntries(kept.map((name) => [name, String(headers[name])]));
    const answer = await fetch(this.upstream, { method: "POST", headers: sent, body });
    const contentType = answer.headers.get("content-type") ?? "";
    return { status: answer.status, headers: { "content-type": contentType }, body: await answer.text() };
  }
}
