import { CallRunner, CallStats, type Stats } from "./http/call-runner.js";
import { answerComprehend, isAwsJson } from "./comprehend/comprehend-endpoint.js";
import { answerControl } from "./faults/control-endpoint.js";
import { ruleModel, type Model } from "./converse/converse.js";
import { answerConverse, isConverse } from "./converse/converse-endpoint.js";
import { serveBothProtocols, type RunningServer } from "./http/dual-protocol-server.js";
import { FaultPlan } from "./faults/fault-plan.js";
import type { HttpHandler, HttpReply } from "./http/http-exchange.js";
import { admit, newAccessKey, type LocalAccess } from "../process/local-access.js";
import { answerApplyGuardrail, isApplyGuardrail } from "./guardrail/guardrail-endpoint.js";
import { openAiModel } from "./converse/openai-model.js";

export interface RunModelServerOptions {
  /** @default 0, a free port */
  readonly port?: number | undefined;
  /** @default 127.0.0.1 */
  readonly host?: string | undefined;
  /** First segment of its URL's path, without which no request is answered. @default a new one */
  readonly key?: string | undefined;
  /** Base URL of an OpenAI-compatible server that answers Converse instead, such as `http://127.0.0.1:11434/v1`. @default none */
  readonly modelUrl?: string | undefined;
  /** Name of that server's model to use. @default the first that it lists */
  readonly modelName?: string | undefined;
  /** Timeout of that server's answer, in milliseconds. @default 60,000, as long as Bedrock allows a model */
  readonly modelTimeoutMs?: number | undefined;
}

export interface RunningModelServer extends RunningServer {
  /** Scripted faults, the same ones as at `/_faults`. */
  readonly faults: FaultPlan;
  readonly stats: () => Stats;
}

const NOT_FOUND: HttpReply = {
  status: 404,
  headers: { "content-type": "application/json", "x-amzn-errortype": "UnknownOperationException" },
  body: JSON.stringify({
    __type: "UnknownOperationException",
    message: "The request is not a call of Comprehend, Converse or ApplyGuardrail, nor a control call.",
  }),
};

const refused = (reason: string): HttpReply => ({
  status: 403,
  headers: { "content-type": "application/json", "x-amzn-errortype": "AccessDeniedException" },
  body: JSON.stringify({ __type: "AccessDeniedException", message: `Refused by the local stack: ${reason}` }),
});

/** Passes on the requests of those who know the key, with the path behind it. */
const guarded =
  (handle: HttpHandler, access: LocalAccess): HttpHandler =>
  async (request) => {
    const admission = admit(request, access);
    return "refusal" in admission ? refused(admission.refusal) : handle({ ...request, path: admission.path });
  };

const chooseModel = ({ modelUrl, modelName, modelTimeoutMs = 60_000 }: RunModelServerOptions): Model =>
  modelUrl === undefined || modelUrl === ""
    ? ruleModel
    : openAiModel({ url: modelUrl, name: modelName, timeoutMs: modelTimeoutMs });

/**
 * Runs a server that stands in for Comprehend, and for Converse and ApplyGuardrail of Bedrock. SDK clients use it with
 * their endpoint set to its url, over HTTP/1.1 or HTTP/2. Its only state is scripted faults and counts of calls.
 * @throws Error when the port is in use.
 */
export const runModelServer = async (options: RunModelServerOptions = {}): Promise<RunningModelServer> => {
  const faults = new FaultPlan();
  const stats = new CallStats();
  const runner = new CallRunner(faults, stats);
  const model = chooseModel(options);
  const handle: HttpHandler = async (request) => {
    if (isAwsJson(request)) return answerComprehend(request, runner);
    if (isApplyGuardrail(request)) return answerApplyGuardrail(request, runner);
    if (isConverse(request)) return answerConverse(request, runner, model);
    return answerControl(request, { faults, stats }) ?? NOT_FOUND;
  };
  const { port = 0, host = "127.0.0.1", key = newAccessKey() } = options;
  const server = await serveBothProtocols(guarded(handle, { key, host }), { port, host });
  return { ...server, url: `${server.url}/${key}`, faults, stats: () => stats.read() };
};
