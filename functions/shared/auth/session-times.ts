/** Minutes until an access token expires. */
export const ACCESS_TOKEN_MINUTES = 15;

/** Days until a person must sign in again. */
export const SESSION_DAYS = 1;

const DAY_SECONDS = 24 * 60 * 60;
export const SESSION_SECONDS = SESSION_DAYS * DAY_SECONDS;
