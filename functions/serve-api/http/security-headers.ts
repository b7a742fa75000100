/**
 * What every answer of the API carries, those of the gateway itself too. The answers are data for programs: no browser may
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
