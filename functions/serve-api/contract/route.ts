import type * as z from "zod";
import type { Scope } from "../../shared/auth/caller.js";

export type Method = "GET" | "POST";

/** One endpoint: everything that the gateway, the dispatcher and the OpenAPI document need to know of it. */
export interface RouteDefinition {
  /** Its name in code and in the OpenAPI document. */
  readonly operationId: string;
  readonly method: Method;
  /** As API Gateway writes it: `/tickets/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: "Tickets" | "Movers" | "Service";
  /** The scope a caller needs; `public` needs no token. */
  readonly access: "public" | Scope;
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether a request may come without a body. @default false */
  readonly bodyOptional?: boolean;
  /** Whether Idempotency-Key is honoured. @default false */
  readonly idempotent?: boolean;
  readonly answer: {
    readonly status: 200 | 202;
    readonly description: string;
    readonly schema: z.ZodType;
    /** Whether Location names what was made. @default false */
    readonly location?: boolean;
  };
  /** Statuses of problems of its own, beside those that any route of its kind can have (route-problems.ts). */
  readonly problems?: readonly (404 | 409)[];
}
