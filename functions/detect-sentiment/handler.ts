import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { stateHandler } from "../shared/lambda/state-handler.js";
import { DetectSentimentInputSchema } from "../shared/contracts/workflow.js";
import { ComprehendSentiment } from "./comprehend-sentiment.js";
import { detectSentiment } from "./detect-sentiment.js";

/**
 * Four calls in sequence (the language, then three rounds of pieces), each with three attempts and at most 1.5 s of the
 * SDK's waits between them: 42 s of the function's 60 s.
 */
const REQUEST_TIMEOUT_MS = 3_000;

/** Set where the function's own region has no Comprehend. */
const { COMPREHEND_REGION: region } = process.env;

const client = new ComprehendClient({
  ...clientSettings(REQUEST_TIMEOUT_MS),
  ...(region === undefined ? {} : { region }),
});
const service = new ComprehendSentiment(client);

/** State Detect sentiment: takes `{ ticket }` and returns its sentiment. */
export const handler = stateHandler({
  input: DetectSentimentInputSchema,
  ids: ({ ticket }) => ({ ticket_id: ticket.ticketId }),
  run: ({ ticket }) => detectSentiment(ticket, service),
});
