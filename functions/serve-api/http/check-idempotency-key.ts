import type { APIGatewayProxyEvent } from "aws-lambda";
import { headerValues } from "../../shared/auth/header-values.js";
import { IDEMPOTENCY_KEY } from "../contract/idempotency-key.js";
import type { FieldError } from "../contract/problem.js";
import type { RouteDefinition } from "../contract/route.js";

const { header, maxLength } = IDEMPOTENCY_KEY;
const KEY = new RegExp(`^[!-~]{1,${maxLength}}$`);

interface Checked {
  readonly value: string | undefined;
  readonly faults: readonly FieldError[];
}

/** Reads the key of a route that honours one. */
export const checkIdempotencyKey = (event: APIGatewayProxyEvent, { idempotent }: RouteDefinition): Checked => {
  const [value, ...more] = idempotent === true ? headerValues(event, header) : [];
  if (value === undefined) return { value: undefined, faults: [] };
  if (more.length === 0 && KEY.test(value)) return { value, faults: [] };
  const detail = `expected once, with 1 to ${maxLength} visible ASCII characters`;
  return { value: undefined, faults: [{ header, detail }] };
};
