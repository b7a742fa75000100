import { canonicalJson, sha256 } from "../../shared/contracts/content-hash.js";
import type { IntakeKey } from "../ports.js";

/** Crockford's base32: without I, L, O and U, so that an id can be read aloud. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 80 bits: neither collides nor can be guessed. */
const RANDOM_LENGTH = 16;

type RandomBytes = (size: number) => Uint8Array;

const randomText = (randomBytes: RandomBytes): string =>
  Array.from(randomBytes(RANDOM_LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");

/** `TKT-20261121-7ZK3M0WQ9D5C8VEB`, dated by the submission in UTC. */
export const makeTicketId = (submittedAt: Date, randomBytes: RandomBytes): string =>
  `TKT-${submittedAt.toISOString().slice(0, 10).replaceAll("-", "")}-${randomText(randomBytes)}`;

/** `USR-7ZK3M0WQ9D5C8VEB` */
export const makeUserId = (randomBytes: RandomBytes): string => `USR-${randomText(randomBytes)}`;

/** How long an idempotency key stands for its request: a day, as documented. */
const KEY_LIFETIME_SECONDS = 24 * 60 * 60;

interface KeyedRequest {
  readonly operationId: string;
  readonly body: unknown;
  readonly subject: string;
  readonly key: string;
}

/** A subject has no line end, so different pairs of subject and key never make the same text. */
export const makeIntakeKey = ({ operationId, body, subject, key }: KeyedRequest, now: Date): IntakeKey => ({
  id: sha256(`${subject}\n${key}`),
  requestHash: sha256(canonicalJson({ operationId, body })),
  expiresAt: Math.floor(now.getTime() / 1_000) + KEY_LIFETIME_SECONDS,
});
