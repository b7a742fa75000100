import { IDEMPOTENCY_KEY } from "./route.js";

/**
 * Headers of every response of the API, including the gateway's own. Responses are data for programs: no browser may
 * store, sniff, frame or run them. Names and values follow OWASP's cheat sheet for REST services.
 */
export const SECURITY_HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const satisfies Readonly<Record<string, string>>;

/** Headers that a page of another origin may send. */
const CORS_REQUEST_HEADERS = [
  "Token",
  "Authorization",
  "Content-Type",
  IDEMPOTENCY_KEY.header,
  "If-Match",
  "If-None-Match",
] as const;

/** Headers that such a page may read, besides the few that browsers always expose. */
export const CORS_RESPONSE_HEADERS = ["ETag", "Location", "Retry-After"] as const;

/** Seconds for which a browser may cache the response to a preflight request. */
const PREFLIGHT_SECONDS = 600;

type Headers = Readonly<Record<string, string>>;

/** Origins as listed in ALLOWED_ORIGINS, separated by commas. Unset or empty: none. */
export const readAllowedOrigins = (list: string | undefined): ReadonlySet<string> =>
  new Set(
    (list ?? "")
      .split(",")
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ""),
  );

/** Allows a page of an allowed origin to read the response; pages of other origins cannot. */
export const corsHeaders = (allowed: ReadonlySet<string>, origin: string | undefined): Headers =>
  origin !== undefined && allowed.has(origin)
    ? {
        Vary: "Origin",
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": CORS_RESPONSE_HEADERS.join(", "),
      }
    : { Vary: "Origin" };

/** Headers of the response to a preflight request, besides `corsHeaders`; none for an origin that is not allowed. */
export const preflightHeaders = (
  allowed: ReadonlySet<string>,
  origin: string | undefined,
  methods: readonly string[],
): Headers =>
  origin !== undefined && allowed.has(origin)
    ? {
        "Access-Control-Allow-Methods": methods.join(", "),
        "Access-Control-Allow-Headers": CORS_REQUEST_HEADERS.join(", "),
        "Access-Control-Max-Age": String(PREFLIGHT_SECONDS),
      }
    : {};
