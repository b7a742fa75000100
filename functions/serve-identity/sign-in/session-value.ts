/** The cookie's value: the pool's name of the user, which a refresh must give, and the refresh token. */
interface SessionValue {
  /** An id, or an e-mail address where a sign-in has only begun. */
  readonly username: string;
  readonly token: string;
}

const FORM = /^(?<encoded>[\w-]{1,344})\.(?<token>.+)$/s;

/** Joins a user and what is secret about its session, for the cookie and for the steps of a sign-in. */
export const writeSessionValue = ({ username, token }: SessionValue): string =>
  `${Buffer.from(username).toString("base64url")}.${token}`;

/** @returns undefined for a text that `writeSessionValue` did not make */
export const readSessionValue = (text: string | undefined): SessionValue | undefined => {
  const { encoded, token } = FORM.exec(text ?? "")?.groups ?? {};
  if (encoded === undefined || token === undefined) return undefined;
  return { username: Buffer.from(encoded, "base64url").toString(), token };
};
