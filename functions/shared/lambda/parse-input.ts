import type * as z from "zod";
import { describeInputIssues } from "./describe-input-issues.js";
import { InvalidInput } from "./errors.js";

/**
 * Reads a step's input by its contract.
 * @throws InvalidInput naming the fields at fault.
 */
export const parseInput = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(describeInputIssues(result.error));
};
