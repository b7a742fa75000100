/** What a page of another origin may send. */
export const CORS_REQUEST_HEADERS = ["Token", "Authorization", "Content-Type", "Idempotency-Key"] as const;

/** What it may read beyond the few headers that browsers always show. */
export const CORS_RESPONSE_HEADERS = ["Location", "Retry-After"] as const;

/** Seconds that a browser may keep the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;

type Headers = Readonly<Record<string, string>>;

/** Origins as ALLOWED_ORIGINS lists them, parted by commas. Unset or empty: none. */
export const readAllowedOrigins = (list: string | undefined): ReadonlySet<string> =>
  new Set(
    (list ?? "")
      .split(",")
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ""),
  );

/** Lets a page of an allowed origin read the answer; any other origin gets no word of it. */
export const corsHeaders = (allowed: ReadonlySet<string>, origin: string | undefined): Headers =>
  origin !== undefined && allowed.has(origin)
    ? {
        Vary: "Origin",
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": CORS_RESPONSE_HEADERS.join(", "),
      }
    : { Vary: "Origin" };

/** What a preflight asks for, beside `corsHeaders`: nothing for an origin that is not allowed. */
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
