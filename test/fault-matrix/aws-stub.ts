import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { SLOW_SECONDS, FUNCTION_TIME_SCALE } from "./faults.js";
import { ROWS, type Row } from "./rows.js";
import { badAnswer, goodAnswer, repeatedAnswer, write, type Service } from "./wire.js";

/** A request that reached the stub. */
export interface Seen {
  readonly operation: string;
  /** The row that the request belongs to. */
  readonly tag: string;
  readonly path: string;
  readonly body: string;
}

const TAG = /FM-[a-zA-Z]+-[a-zA-Z]+/;

const targetOf = ({ headers, url = "" }: IncomingMessage): { service: Service; operation: string } => {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const [prefix = "", operation = ""] = target.split(".");
    const service = prefix.startsWith("DynamoDB")
      ? "dynamodb"
      : prefix.startsWith("Comprehend")
        ? "comprehend"
        : "states";
    return { service, operation };
  }
  return url.includes("/converse")
    ? { service: "bedrock", operation: "Converse" }
    : { service: "s3", operation: "PutObject" };
};

/** Comprehend, Bedrock, S3, DynamoDB and Step Functions on one port, failing the calls of each row as the row says. */
export class AwsStub {
  readonly seen: Seen[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<AwsStub> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const stub = new AwsStub(server, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => void stub.answer(request, response));
    return stub;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** Requests of a row, in their order. */
  of({ tag, call }: Row): readonly Seen[] {
    return this.seen.filter((request) => request.tag === tag && request.operation === call.operation);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { service, operation } = targetOf(request);
    const body = await text(request);
    const path = decodeURIComponent(request.url ?? "");
    const tag = TAG.exec(`${path}\n${body}`)?.[0] ?? "";
    this.seen.push({ operation, tag, path, body });
    const row = ROWS.find((candidate) => candidate.tag === tag && candidate.call.operation === operation);
    if (row === undefined) write(response, goodAnswer(operation));
    else await this.befall(row, service, response);
  }

  private async befall({ faultId, tag, call }: Row, service: Service, response: ServerResponse): Promise<void> {
    if (faultId === "timeOut") return; // The client hangs up.
    if (faultId === "reset") {
      response.socket?.resetAndDestroy();
      return;
    }
    if (faultId === "slow") await sleep((SLOW_SECONDS * 1000) / FUNCTION_TIME_SCALE);
    const { operation } = call;
    const answer = faultId === "crash" ? this.again(tag, operation) : badAnswer(faultId, service, operation);
    write(response, answer ?? goodAnswer(operation));
  }

  /** What a service answers to a call that comes a second time, since its caller crashed after the first. */
  private again(tag: string, operation: string) {
    const calls = this.seen.filter((seen) => seen.tag === tag && seen.operation === operation).length;
    return (calls > 1 ? repeatedAnswer(operation) : undefined) ?? goodAnswer(operation);
  }
}
