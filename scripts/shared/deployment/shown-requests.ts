import { toJson } from "../terminal/output.js";
import { curlLine, type ApiRequest, type ApiResponse } from "./http-api.js";

/** The API did not respond as it should. */
export class UnexpectedResponse extends Error {
  override readonly name = "UnexpectedResponse";
}

/** A header that says who calls, and what is printed in place of its secret: a variable of the shell. */
export interface Credential {
  readonly header: string;
  readonly value: string;
  /** `$API_TOKEN`, or `Bearer $ACCESS_TOKEN`. */
  readonly shown: string;
}

/** One request of an example. */
export interface ExampleRequest {
  /** What it is for: the title under which it is printed, and what an error names. */
  readonly title: string;
  readonly method: ApiRequest["method"];
  /** Without a slash at its beginning. */
  readonly path: string;
  readonly as?: Credential | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Status of the response. @default 200 */
  readonly expected?: number;
}

export interface ExamplePorts {
  /** Base URL of the API, without a slash at its end. */
  readonly apiUrl: string;
  readonly send: (request: ApiRequest) => Promise<ApiResponse>;
  readonly print: (text: string) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const POLL_MS = 1_000;
const MAX_POLLS = 120;

/** Requests that are sent, and printed as lines for a shell with their responses. Secrets are not printed. */
export class ShownRequests {
  constructor(private readonly ports: ExamplePorts) {}

  /** Sends and prints a request. @throws UnexpectedResponse for another status than the expected one */
  async show(request: ExampleRequest): Promise<ApiResponse> {
    const response = await this.send(request);
    this.#print(request.title, request, response);
    return response;
  }

  /** Prints what happens between two requests. */
  tell(text: string): void {
    this.ports.print(`\n${text}`);
  }

  /** Sends a request without printing it. @throws UnexpectedResponse for another status than the expected one */
  async send(request: ExampleRequest): Promise<ApiResponse> {
    const response = await this.ports.send(this.#toRequest(request, ({ value }) => value));
    const { expected = 200, title } = request;
    if (response.status === expected) return response;
    const { status, body } = response;
    throw new UnexpectedResponse(`${title}: the API returned ${status}, not ${expected}: ${JSON.stringify(body)}`);
  }

  /**
   * Sends a request every second until its response is as wanted, and prints the last one.
   * @throws UnexpectedResponse for another status, or if nothing is as wanted within two minutes
   */
  async showWhen(request: ExampleRequest, isWanted: (body: unknown) => boolean): Promise<ApiResponse> {
    for (let polls = 0; polls < MAX_POLLS; polls += 1) {
      const response = await this.send(request);
      if (isWanted(response.body)) {
        this.#print(polls === 0 ? request.title : `${request.title}, ${polls} polls later`, request, response);
        return response;
      }
      await this.ports.sleep(POLL_MS);
    }
    throw new UnexpectedResponse(`${request.title}: not within ${(MAX_POLLS * POLL_MS) / 1_000} s.`);
  }

  #print(title: string, request: ExampleRequest, { status, headers, body }: ApiResponse): void {
    const location = headers.get("location");
    const line = curlLine(this.#toRequest(request, ({ shown }) => shown));
    this.ports.print(`\n${title}\n\n${line}\n\n${status}${location === null ? "" : `, Location: ${location}`}`);
    if (body !== "") this.ports.print(toJson(body));
  }

  #toRequest({ method, path, as, headers, body }: ExampleRequest, valueOf: (as: Credential) => string): ApiRequest {
    return {
      method,
      url: `${this.ports.apiUrl}/${path}`,
      headers: {
        ...(as !== undefined && { [as.header]: valueOf(as) }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
  }
}
