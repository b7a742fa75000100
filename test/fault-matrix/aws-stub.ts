import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { CALLS, type Call, type CallId } from "./calls.js";
import { SLOW_SECONDS, FUNCTION_TIME_SCALE } from "./faults.js";
import { ROWS, type MatrixRow } from "./rows.js";
import { Tags } from "./tags.js";
import { awsTargetOf } from "./aws-target.js";
import { badResponse, goodResponse, repeatedResponse, write, type Service } from "./wire.js";

/** A request that reached the stub. */
export interface ReceivedCall {
  readonly operation: string;
  /** The row that the request belongs to. */
  readonly tag: string;
  readonly path: string;
  readonly body: string;
}

const isOf = ({ operation, containing = "" }: Call, request: Pick<ReceivedCall, "operation" | "body">): boolean =>
  request.operation === operation && request.body.includes(containing);

/** Whether a call has to fail so that a row's own call is made. */
const isBroken = (request: Pick<ReceivedCall, "operation" | "tag" | "body">): boolean => {
  const { failureOf } = ROWS.find(({ tag }) => tag === request.tag)?.call ?? {};
  return failureOf !== undefined && isOf(CALLS[failureOf as CallId], request);
};

/** Comprehend, Bedrock, S3, DynamoDB and Step Functions on one port, failing the calls of each row as the row says. */
export class AwsStub {
  readonly seen: ReceivedCall[] = [];
  /** Rows by what their requests contain. */
  readonly tags = new Tags();

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
  of({ tag, call }: MatrixRow): readonly ReceivedCall[] {
    return this.seen.filter((request) => request.tag === tag && isOf(call, request));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { service, operation } = awsTargetOf(request);
    const body = await text(request);
    const path = decodeURIComponent(request.url ?? "");
    const tag = this.tags.find(`${path}\n${body}`);
    this.seen.push({ operation, tag, path, body });
    const row = ROWS.find(({ tag: own, call }) => own === tag && isOf(call, { operation, body }));
    if (row !== undefined) return this.applyFault(row, service, response);
    const refusal = isBroken({ operation, tag, body }) ? badResponse("denied", service, operation) : undefined;
    write(response, refusal ?? goodResponse(operation));
  }

  private async applyFault(row: MatrixRow, service: Service, response: ServerResponse): Promise<void> {
    const { faultId, call } = row;
    if (faultId === "timeOut") return; // The client hangs up.
    if (faultId === "reset") {
      response.socket?.resetAndDestroy();
      return;
    }
    if (faultId === "slow") await sleep((SLOW_SECONDS * 1000) / FUNCTION_TIME_SCALE);
    const { operation } = call;
    const answer = faultId === "crash" ? this.again(row) : badResponse(faultId, service, operation);
    write(response, answer ?? goodResponse(operation));
  }

  /** What a service answers to a call that comes a second time, since its caller crashed after the first. */
  private again(row: MatrixRow) {
    const { operation } = row.call;
    return (this.of(row).length > 1 ? repeatedResponse(operation) : undefined) ?? goodResponse(operation);
  }
}
