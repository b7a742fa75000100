import type { APIGatewayProxyEvent } from "aws-lambda";
import type { FieldFault } from "../contract/problem.js";
import type { Route } from "../contract/route.js";
import { headerValues } from "./header-values.js";

const HEADER = "Idempotency-Key";

/** Longest key, in characters; the commonest form, a UUID, has 36. */
export const IDEMPOTENCY_KEY_MAX_LENGTH = 255;
const KEY = new RegExp(`^[!-~]{1,${IDEMPOTENCY_KEY_MAX_LENGTH}}$`);

interface Checked {
  readonly value: string | undefined;
  readonly faults: readonly FieldFault[];
}

/** Reads the key of a route that honours one. */
export const checkIdempotencyKey = (event: APIGatewayProxyEvent, { idempotent }: Route): Checked => {
  const [value, ...more] = idempotent === true ? headerValues(event, HEADER) : [];
  if (value === undefined) return { value: undefined, faults: [] };
  if (more.length === 0 && KEY.test(value)) return { value, faults: [] };
  const detail = `expected once, with 1 to ${IDEMPOTENCY_KEY_MAX_LENGTH} visible ASCII characters`;
  return { value: undefined, faults: [{ header: HEADER, detail }] };
};
