import * as z from "zod";
import { wholeNumberSchema } from "./whole-number.js";

/** Scheme, host and port, as a browser's Origin header has them. Plain HTTP only on one's own machine. */
const ORIGIN = /^(https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/;

const origins = z
  .string()
  .transform((text) => [...new Set(text.split(",").map((part) => part.trim()))])
  .pipe(
    z.array(
      z
        .string()
        .regex(
          ORIGIN,
          "expected origins separated by commas, such as https://desk.example.com or http://localhost:3000; * is not one",
        ),
    ),
  );

const rate = () => wholeNumberSchema(1, 10_000);

/** The API's variables. The reasons of the defaults are told at ApiConfig. */
export const ApiVariables = z.object({
  API_ALLOWED_ORIGINS: origins.default([]),
  API_THROTTLE_RATE: rate().default(200),
  API_THROTTLE_BURST: rate().default(400),
  API_GENERAL_RATE: rate().optional(),
  API_GENERAL_BURST: rate().optional(),
  API_GOLD_RATE: rate().optional(),
  API_GOLD_BURST: rate().optional(),
  API_WAF: z.enum(["true", "false"], "expected true or false").default("false"),
  API_WAF_RATE: wholeNumberSchema(10, 2_000_000).default(3000),
  API_LOGGING_ROLE: z.enum(["own", "existing"], "expected own or existing").default("own"),
});
export type ApiVariables = z.infer<typeof ApiVariables>;

/** A token bucket: refilled at so many requests a second, and holding so many at most. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

export interface ApiConfig {
  /** Whose pages may call the API from a browser. None: tokens are for servers, which send no Origin. */
  readonly allowedOrigins: readonly string[];
  /** Of each method. 200: the workflow takes some 210 tickets a second (docs/architecture.md), and more would only wait. */
  readonly stage: Throttle;
  /** Of all callers of a tier together. Half of the stage's for general, so that the other half is always there for gold. */
  readonly tiers: { readonly general: Throttle; readonly gold: Throttle };
  /** Requests from one address in 5 minutes, above which WAF refuses them; undefined without WAF. 3000: ten a second. */
  readonly wafRate: number | undefined;
  /** Whether the stack sets the role that API Gateway writes logs with, of which an account has one per region. */
  readonly ownsLoggingRole: boolean;
}

const toTiers = (stage: Throttle, variables: ApiVariables) => ({
  general: {
    rate: variables.API_GENERAL_RATE ?? Math.ceil(stage.rate / 2),
    burst: variables.API_GENERAL_BURST ?? Math.ceil(stage.burst / 2),
  },
  gold: { rate: variables.API_GOLD_RATE ?? stage.rate, burst: variables.API_GOLD_BURST ?? stage.burst },
});

/** The API that checked variables describe. */
export const toApi = (variables: ApiVariables): ApiConfig => {
  const stage = { rate: variables.API_THROTTLE_RATE, burst: variables.API_THROTTLE_BURST };
  return {
    allowedOrigins: variables.API_ALLOWED_ORIGINS,
    stage,
    tiers: toTiers(stage, variables),
    wafRate: variables.API_WAF === "true" ? variables.API_WAF_RATE : undefined,
    ownsLoggingRole: variables.API_LOGGING_ROLE === "own",
  };
};

const WITHIN_STAGE = [
  ["API_GENERAL_RATE", "API_THROTTLE_RATE"],
  ["API_GENERAL_BURST", "API_THROTTLE_BURST"],
  ["API_GOLD_RATE", "API_THROTTLE_RATE"],
  ["API_GOLD_BURST", "API_THROTTLE_BURST"],
] as const;

/** A tier's limit above the stage's would never be reached. */
export const apiIssues = (variables: ApiVariables): { readonly name: string; readonly message: string }[] =>
  WITHIN_STAGE.filter(([tier, stage]) => (variables[tier] ?? 0) > variables[stage]).map(([name, stage]) => ({
    name,
    message: `expected at most ${stage}, which is ${variables[stage]} and the limit of all tiers`,
  }));
