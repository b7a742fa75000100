import { canonicalJson, sha256 } from "../../shared/contracts/content-hash.js";
import type { IntakeKey } from "../ports.js";

/** How long a key stands for its request: a day, as clients are told. */
export const KEY_LIFETIME_SECONDS = 24 * 60 * 60;

export interface KeyedRequest {
  readonly operationId: string;
  readonly body: unknown;
  readonly subject: string;
  readonly key: string;
}

/** A subject has no line end, so that no two pairs of subject and key give the same text. */
export const makeIntakeKey = ({ operationId, body, subject, key }: KeyedRequest, now: Date): IntakeKey => ({
  id: sha256(`${subject}\n${key}`),
  requestHash: sha256(canonicalJson({ operationId, body })),
  expiresAt: Math.floor(now.getTime() / 1_000) + KEY_LIFETIME_SECONDS,
});
