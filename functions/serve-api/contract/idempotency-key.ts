/** The header by which a client marks a request that it may repeat. */
export const IDEMPOTENCY_KEY = {
  header: "Idempotency-Key",
  /** In visible ASCII characters; the commonest form, a UUID, has 36. */
  maxLength: 255,
} as const;
