import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { ApiProblem } from "../../shared/http/problem.js";
import type { AttemptKind, IdentityPorts } from "../ports.js";

/** Time for which attempts are counted, in ms. */
export const WINDOW_MS = 15 * 60_000;

/** Attempts in a window. Many people may share one address. */
export const LIMITS: Readonly<Record<AttemptKind, number>> = {
  "login-address": 100,
  "login-account": 10,
  "register-address": 20,
  "register-account": 3,
};

/** Start and end of the window of a time. */
export const windowOf = (at: Date): { readonly start: Date; readonly end: Date } => {
  const start = Math.floor(at.getTime() / WINDOW_MS) * WINDOW_MS;
  return { start: new Date(start), end: new Date(start + WINDOW_MS) };
};

/** What a counter's key says instead of an e-mail or network address. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** The eight groups of an IPv6 address that the URL standard has written: its longest row of zeros is `::`. */
const groupsOf = (address: string): readonly string[] => {
  const [before = [], after = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
};

/** All addresses of one network of IPv6 (/64) count as one: a host has as many as it likes. */
export const networkOf = (address: string): string =>
  isIPv6(address)
    ? groupsOf(new URL(`http://[${address}]`).hostname.slice(1, -1))
        .slice(0, 4)
        .join(":")
    : address;

/**
 * Counts an attempt from an address on an account.
 * @throws ApiProblem too-many-requests when either has had too many
 */
export const limitAttempts = async (
  purpose: "login" | "register",
  { address, account }: { readonly address: string; readonly account: string },
  { attempts, count, now }: Pick<IdentityPorts, "attempts" | "count" | "now">,
): Promise<void> => {
  const at = now();
  const until =
    (await attempts.take(`${purpose}-address`, networkOf(address), at)) ??
    (await attempts.take(`${purpose}-account`, account, at));
  if (until === undefined) return;
  count("signInsThrottled");
  throw new ApiProblem("too-many-requests", "Too many attempts. Try again later.", {
    retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1_000)),
  });
};
