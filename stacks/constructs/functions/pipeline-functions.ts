import { Construct } from "constructs";
import type { FunctionCode } from "../../assets/pack-files.js";
import { FUNCTIONS, type FunctionName } from "../../functions.js";
import type { ConcurrencyConfig } from "../../config/lambda-concurrency.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { NodeFunction } from "./node-function.js";

export interface PipelineFunctionsProps {
  /** The deployed name of a function, by its folder. */
  readonly nameOf: (folder: FunctionName) => string;
  /** The code of each function, by its folder. */
  readonly code: ReadonlyMap<string, FunctionCode>;
  /** The bucket that stores the code. */
  readonly bucket: TicketBucket;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
  readonly concurrency: ConcurrencyConfig;
}

/** Every function of the pipeline. */
export class PipelineFunctions extends Construct {
  readonly startWorkflow: NodeFunction;
  readonly detectSentiment: NodeFunction;
  readonly generateResponse: NodeFunction;
  readonly triageByRules: NodeFunction;
  readonly writeTicketJson: NodeFunction;
  readonly recordFailure: NodeFunction;
  readonly countTickets: NodeFunction;
  readonly setPriorityLane: NodeFunction;
  readonly setGeneralLane: NodeFunction;
  readonly evaluateResponse: NodeFunction;
  readonly archiveVerdicts: NodeFunction;
  readonly serveApi: NodeFunction;
  readonly serveDesk: NodeFunction;
  readonly watchDeadlines: NodeFunction;
  readonly countDeskChanges: NodeFunction;
  readonly serveIdentity: NodeFunction;
  readonly authorizeRequest: NodeFunction;

  constructor(scope: Construct, id: string, props: PipelineFunctionsProps) {
    super(scope, id);
    this.startWorkflow = this.#create("start-workflow", props);
    this.detectSentiment = this.#create("detect-sentiment", props);
    this.generateResponse = this.#create("generate-response", props);
    this.triageByRules = this.#create("triage-by-rules", props);
    this.writeTicketJson = this.#create("write-ticket-json", props);
    this.recordFailure = this.#create("record-failure", props);
    this.countTickets = this.#create("count-tickets", props);
    this.setPriorityLane = this.#create("set-priority-lane", props);
    this.setGeneralLane = this.#create("set-general-lane", props);
    this.evaluateResponse = this.#create("evaluate-response", props);
    this.archiveVerdicts = this.#create("archive-verdicts", props);
    this.serveApi = this.#create("serve-api", props);
    this.serveDesk = this.#create("serve-desk", props);
    this.watchDeadlines = this.#create("watch-deadlines", props);
    this.countDeskChanges = this.#create("count-desk-changes", props);
    this.serveIdentity = this.#create("serve-identity", props);
    this.authorizeRequest = this.#create("authorize-request", props);
  }

  get all(): readonly NodeFunction[] {
    return this.node.children.filter((child) => child instanceof NodeFunction);
  }

  #create(
    folder: FunctionName,
    { nameOf, code, bucket, concurrency, ...shared }: PipelineFunctionsProps,
  ): NodeFunction {
    const bundle = code.get(folder);
    if (bundle === undefined) throw new Error(`Code of function ${folder} not found.`);
    const settings = {
      ...FUNCTIONS[folder],
      ...shared,
      bucket: bucket.name,
      concurrency: concurrency.reserved[folder],
    };
    return new NodeFunction(this, folder, { ...settings, name: nameOf(folder), code: bundle });
  }
}
