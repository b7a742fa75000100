/** An access token, in memory alone. */
export interface AccessToken {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A token that expires sooner is renewed before it is used, in ms. */
const RESERVE_MS = 30_000;

export const toAccessToken = ({ accessToken, expiresIn }: { accessToken: string; expiresIn: number }): AccessToken => ({
  value: accessToken,
  expiresAt: Date.now() + expiresIn * 1_000,
});

export const isFresh = ({ expiresAt }: AccessToken): boolean => expiresAt - Date.now() > RESERVE_MS;
