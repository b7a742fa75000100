/** Crockford's base32: no I, L, O and U, so that an id survives being read aloud. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 80 bits: no two alike, and none that anyone guesses. */
const LENGTH = 16;

type RandomBytes = (size: number) => Uint8Array;

const randomText = (randomBytes: RandomBytes): string =>
  Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");

/** `TKT-20261121-7ZK3M0WQ9D5C8VEB`, dated by the submission in UTC. */
export const makeTicketId = (submittedAt: Date, randomBytes: RandomBytes): string =>
  `TKT-${submittedAt.toISOString().slice(0, 10).replaceAll("-", "")}-${randomText(randomBytes)}`;

/** `USR-7ZK3M0WQ9D5C8VEB` */
export const makeUserId = (randomBytes: RandomBytes): string => `USR-${randomText(randomBytes)}`;
