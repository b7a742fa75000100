import { GetFunctionConfigurationCommand, InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { KinesisStreamRecord } from "aws-lambda";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import type { InvocationResult } from "./batch.js";

const parse = (payload: Uint8Array | undefined): unknown => parseJson(Buffer.from(payload ?? []).toString("utf8"));

/** Calls a function with the API as Lambda does for a stream: with one batch, waiting for the result. */
export class LambdaFunction {
  /** @param client one that does not retry: a retry would be a second call of the function. */
  constructor(
    private readonly client: LambdaClient,
    private readonly arn: string,
  ) {}

  /** ARN of the role with which the function runs. */
  async roleArn(): Promise<string> {
    const { Role = "" } = await this.client.send(new GetFunctionConfigurationCommand({ FunctionName: this.arn }));
    return Role;
  }

  /** Never throws: an error that prevents the call is a result too. */
  async invoke(records: readonly KinesisStreamRecord[]): Promise<InvocationResult> {
    const command = new InvokeCommand({ FunctionName: this.arn, Payload: JSON.stringify({ Records: records }) });
    try {
      const { FunctionError, Payload } = await this.client.send(command);
      return FunctionError === undefined ? { kind: "returned", response: parse(Payload) } : { kind: "function-error" };
    } catch (error) {
      return {
        kind: "not-invoked",
        reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      };
    }
  }
}
