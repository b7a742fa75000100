/** What a revocation can name of a JWT. */
export interface SessionClaims {
  readonly subject: string;
  /** `origin_jti`, which all JWTs of one sign-in share; undefined if the JWT has none. */
  readonly session: string | undefined;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
}
