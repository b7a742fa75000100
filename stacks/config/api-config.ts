import * as z from "zod";
import { optional, withDefault } from "./setting.js";
import { booleanSchema, wholeNumberSchema } from "./variable-schemas.js";

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
          "expected origins separated by commas, such as https://desk.example.com or http://localhost:3000; * " +
            "is not one",
        ),
    ),
  );

const quota = () => wholeNumberSchema(1, 2_000_000_000);
const rate = () => wholeNumberSchema(1, 10_000);

/** Who may call the API, how often, and what protects it. */
export const ApiVariables = z.object({
  API_ALLOWED_ORIGINS: optional(origins, {
    unset: "no origins",
    description:
      "Origins whose web pages may call the API from a browser, separated by commas. Servers do not need " +
      "it. `*` is rejected: a token that any page can use is not a secret. With exactly one origin, its " +
      "pages can also read API Gateway's own errors (401, 429, …); with several, only the function's.",
    example: "https://desk.example.com,http://localhost:3000",
  }),
  SELF_REGISTRATION: withDefault(booleanSchema(), "false", {
    description:
      "`true` lets anybody ask for an account as a customer, by `POST /auth/register`: Cognito sends a temporary " +
      "password to the address. Otherwise admins invite people.",
    example: "true",
  }),
  API_THROTTLE_RATE: withDefault(rate(), "200", {
    description:
      "Requests per second to each method. The workflow processes about 210 tickets a second in three regions and 70 to " +
      "110 elsewhere; beyond that, " +
      "tickets only wait.",
  }),
  API_THROTTLE_BURST: withDefault(rate(), "400", { description: "Requests to each method at once." }),
  API_GENERAL_RATE: optional(rate(), {
    unset: "half of `API_THROTTLE_RATE`, so that the other half is always available to gold",
    description:
      "Requests per second of all callers of tier general together, at most `API_THROTTLE_RATE`. A single " +
      "caller is limited only by `API_WAF_RATE`.",
    example: "50",
  }),
  API_GENERAL_BURST: optional(rate(), {
    unset: "half of `API_THROTTLE_BURST`",
    description: "Requests of all callers of tier general at once, at most `API_THROTTLE_BURST`.",
    example: "100",
  }),
  API_GOLD_RATE: optional(rate(), {
    unset: "all of `API_THROTTLE_RATE`",
    description: "Requests per second of all callers of tier gold together, at most `API_THROTTLE_RATE`.",
    example: "150",
  }),
  API_GOLD_BURST: optional(rate(), {
    unset: "all of `API_THROTTLE_BURST`",
    description: "Requests of all callers of tier gold at once, at most `API_THROTTLE_BURST`.",
    example: "300",
  }),
  API_GENERAL_QUOTA: withDefault(quota(), "500000", {
    description:
      "Requests a day of all callers of tier general together: as many as 2,500 callers need to use up their budgets. " +
      "API Gateway counts them approximately.",
  }),
  API_GOLD_QUOTA: withDefault(quota(), "1000000", {
    description: "Requests a day of all callers of tier gold together: as many as 500 callers need for their budgets.",
  }),
  API_WAF: withDefault(booleanSchema(), "false", {
    description:
      "`true` puts AWS WAF in front of the API, with AWS's common rules and a limit on requests per " +
      "address. It costs about 7 USD a month and 0.60 USD per million requests. `npm start` never uses it, " +
      "because the emulator has no WAF logs.",
    example: "true",
  }),
  API_WAF_RATE: withDefault(wholeNumberSchema(10, 2_000_000), "3000", {
    description:
      "With WAF: requests from one address in 5 minutes, above which WAF rejects them. 3000 is ten a " + "second.",
  }),
});
export type ApiVariables = z.infer<typeof ApiVariables>;

/** A token bucket: refilled at so many requests a second, and holding so many at most. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** What the callers of a tier may send together. */
export interface UsageLimits extends Throttle {
  /** Requests a day. */
  readonly quota: number;
}

export interface ApiConfig {
  /** Origins whose pages may call the API from a browser. Servers send no Origin. */
  readonly allowedOrigins: readonly string[];
  /** Whether strangers may register as customers. */
  readonly selfRegistration: boolean;
  /** Of each method. */
  readonly stage: Throttle;
  /** Of all callers of a tier together. */
  readonly tiers: { readonly general: UsageLimits; readonly gold: UsageLimits };
  /** Requests from one address in 5 minutes, above which WAF rejects them; undefined without WAF. */
  readonly wafRate: number | undefined;
}

const toTiers = (stage: Throttle, variables: ApiVariables) => ({
  general: {
    rate: variables.API_GENERAL_RATE ?? Math.ceil(stage.rate / 2),
    burst: variables.API_GENERAL_BURST ?? Math.ceil(stage.burst / 2),
    quota: variables.API_GENERAL_QUOTA,
  },
  gold: {
    rate: variables.API_GOLD_RATE ?? stage.rate,
    burst: variables.API_GOLD_BURST ?? stage.burst,
    quota: variables.API_GOLD_QUOTA,
  },
});

/** The API that checked variables describe. */
export const toApi = (variables: ApiVariables): ApiConfig => {
  const stage = { rate: variables.API_THROTTLE_RATE, burst: variables.API_THROTTLE_BURST };
  return {
    allowedOrigins: variables.API_ALLOWED_ORIGINS ?? [],
    selfRegistration: variables.SELF_REGISTRATION === "true",
    stage,
    tiers: toTiers(stage, variables),
    wafRate: variables.API_WAF === "true" ? variables.API_WAF_RATE : undefined,
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
