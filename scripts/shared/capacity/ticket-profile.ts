/** What one ticket takes on its way. The figures that decide can be set; the rest follows from the design. */
export interface TicketProfile {
  /** Tokens of its prompt and of its answer. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Characters that Comprehend reads. */
  readonly characters: number;
  /** Seconds that the model takes for an answer. */
  readonly modelSeconds: number;
  /** Whether it comes through the API, and is read there twice afterwards. */
  readonly throughApi: boolean;
  /** Whether a guardrail judges ticket and reply. @default false */
  readonly guarded?: boolean;
}

/** A usual ticket: 1 KB, as docs/costs.md has it. The model's time is an estimate, nobody has measured it on AWS. */
export const USUAL_TICKET: TicketProfile = {
  inputTokens: 1_200,
  outputTokens: 400,
  characters: 1_000,
  modelSeconds: 4,
  throughApi: false,
};

/** Tokens of the longest answer (docs/decisions/0015-budgets.md): Bedrock reserves so many until it is there. */
export const LONGEST_ANSWER = 3_000;

/**
 * Seconds that a function works on a ticket, the model's own time apart. Handlers take milliseconds
 * (docs/measurements.md); most of it is the call of a service, and an estimate.
 */
export const FUNCTION_SECONDS = {
  startWorkflow: 0.005,
  detectSentiment: 0.25,
  generateResponse: 0.05,
  writeTicketJson: 0.1,
  triageByRules: 0.02,
  /** count-tickets, and one of the lanes. */
  afterwards: 0.15,
  /** serve-api and authorize-request, a request. */
  apiRequest: 0.1,
} as const;

/** Seconds of a state that calls DynamoDB, S3 or SNS itself. */
export const STATE_SECONDS = 0.05;

/** State transitions on the usual path (state-machine/README.md). */
export const TRANSITIONS = 7;

/** Requests of the API for a ticket: it is submitted, and read twice. */
export const API_REQUESTS = 3;

/** Calls of Comprehend for a ticket in English or Spanish: language, sentiment, personal data. */
export const COMPREHEND_CALLS = 3;

/** Calls of ApplyGuardrail for a ticket of up to 10,000 characters: the ticket, and its reply. */
export const GUARDRAIL_CALLS = 2;

/** Characters of a token, in English. */
const TOKEN_CHARACTERS = 4;

/** Text units of a guardrail, of 1,000 characters each, for each of its policies: the ticket's, and its reply's. */
export const guardrailUnits = ({ characters, outputTokens }: TicketProfile): number =>
  Math.ceil(characters / 1_000) + Math.ceil((outputTokens * TOKEN_CHARACTERS) / 1_000);

/** Units of Comprehend: 100 characters each, at least three, in each of its calls. */
export const comprehendUnits = ({ characters }: TicketProfile): number =>
  COMPREHEND_CALLS * Math.max(3, Math.ceil(characters / 100));

/**
 * Write units of the table and its indexes for a ticket: its budget (1), its claim (1), its record (2), its counter and
 * mark in one transaction (4), its lane (2 and the mark's 2), and 6 of the two indexes if it came through the API. One
 * that the producer put on the stream without a customer's id takes 5 less.
 */
export const TABLE_WRITES = 18;

/** Write units of a ticket for the most written key, the counters of the day: one counter, in a transaction. */
export const HOTTEST_KEY_WRITES = 2;

/** Seconds of all Lambda functions on a ticket, which is what it takes of the account's concurrency. */
export const lambdaSeconds = ({ modelSeconds, throughApi }: TicketProfile): number => {
  const { startWorkflow, detectSentiment, generateResponse, writeTicketJson, afterwards, apiRequest } =
    FUNCTION_SECONDS;
  const workflow = startWorkflow + detectSentiment + generateResponse + modelSeconds + writeTicketJson + afterwards;
  return workflow + (throughApi ? API_REQUESTS * apiRequest : 0);
};

/** Seconds from the start of a ticket's execution to its end, if nothing makes it wait. */
export const executionSeconds = ({ modelSeconds }: TicketProfile): number =>
  FUNCTION_SECONDS.detectSentiment +
  FUNCTION_SECONDS.generateResponse +
  modelSeconds +
  FUNCTION_SECONDS.writeTicketJson +
  3 * STATE_SECONDS;
