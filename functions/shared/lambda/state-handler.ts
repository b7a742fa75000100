import type * as z from "zod";
import { describeError } from "./errors.js";
import { logger, metrics } from "./observability.js";
import { parseInput } from "./parse-input.js";

/** Ids in every log line of one invocation. Only ids: a ticket's text is never logged. */
interface LogIds {
  readonly ticket_id: string;
  readonly execution_arn?: string;
}

interface StateDefinition<S extends z.ZodType, Result> {
  readonly input: S;
  readonly ids: (input: z.output<S>) => LogIds;
  readonly run: (input: z.output<S>) => Promise<Result>;
}

/**
 * Makes the Lambda handler of a state of the workflow: parses the input by its contract, runs, and publishes the
 * metrics that were added. Errors are logged and rethrown, because Step Functions routes by their names.
 */
export const stateHandler =
  <S extends z.ZodType, Result>({ input, ids, run }: StateDefinition<S, Result>) =>
  async (event: unknown): Promise<Result> => {
    logger.resetKeys();
    try {
      const parsed = parseInput(input, event);
      logger.appendKeys({ ...ids(parsed) });
      const result = await run(parsed);
      logger.info("State finished");
      return result;
    } catch (error) {
      logger.error("State failed", describeError(error));
      throw error;
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
