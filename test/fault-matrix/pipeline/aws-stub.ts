import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import {
  awsTargetOf,
  badResponse,
  goodResponse,
  repeatedResponse,
  write,
  type Service,
} from "../services/aws-responses.js";
import { FUNCTION_TIME_SCALE, SLOW_SECONDS } from "../services/shortened-time.js";
import { Tags } from "../services/tags.js";
import { CALLS, type Call, type CallId } from "./calls.js";
import { ROWS, type MatrixRow } from "./rows.js";

/** A request that reached the stub. */
export interface ReceivedCall {
  readonly operation: string;
  /** The row that the request belongs to. */
  readonly tag: string;
  readonly path: string;
  readonly body: string;
}

const isRequestOf = (
  { operation, containing = "" }: Call,
  request: Pick<ReceivedCall, "operation" | "body">,
): boolean => request.operation === operation && request.body.includes(containing);

/** Whether a request must fail so that the row's own call is made. */
const mustFail = (request: Pick<ReceivedCall, "operation" | "tag" | "body">): boolean => {
  const { failureOf } = ROWS.find(({ tag }) => tag === request.tag)?.call ?? {};
  return failureOf !== undefined && isRequestOf(CALLS[failureOf as CallId], request);
};

/** Comprehend, Bedrock, S3, DynamoDB and Step Functions on one port, with each row's fault on the row's calls. */
export class AwsStub {
  readonly received: ReceivedCall[] = [];
  /** Finds a request's row by what the request contains. */
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
    server.on("request", (request, response) => void stub.respond(request, response));
    return stub;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** The requests of a row's call, in order. */
  requestsOf({ tag, call }: MatrixRow): readonly ReceivedCall[] {
    return this.received.filter((request) => request.tag === tag && isRequestOf(call, request));
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { service, operation } = awsTargetOf(request);
    const body = await text(request);
    const path = decodeURIComponent(request.url ?? "");
    const tag = this.tags.find(`${path}\n${body}`);
    this.received.push({ operation, tag, path, body });
    const row = ROWS.find(({ tag: own, call }) => own === tag && isRequestOf(call, { operation, body }));
    if (row !== undefined) return this.applyFault(row, service, response);
    const refusal = mustFail({ operation, tag, body }) ? badResponse("denied", service, operation) : undefined;
    write(response, refusal ?? goodResponse(operation, tag));
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
    const faulty = faultId === "crash" ? this.responseOfCrash(row) : badResponse(faultId, service, operation);
    write(response, faulty ?? goodResponse(operation));
  }

  /** The response to the first call and, after its caller crashed, to the second. */
  private responseOfCrash(row: MatrixRow) {
    const { operation } = row.call;
    return (this.requestsOf(row).length > 1 ? repeatedResponse(operation) : undefined) ?? goodResponse(operation);
  }
}
