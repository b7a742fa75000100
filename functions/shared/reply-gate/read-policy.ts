import { MissingEnvironment } from "../lambda/env.js";
import { POLICIES, type Policy } from "./policy-words.js";
import type { ReplyPolicy } from "./reply-gate.js";

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? "").split(",").flatMap((part) => part.trim() || []);

const policyNamed = (name: string): Policy => {
  const policy = POLICIES.find((one) => one === name);
  if (policy !== undefined) return policy;
  throw new MissingEnvironment(`REPLY_FORBIDS has "${name}"; expected ${POLICIES.join(", ")}, or none alone.`);
};

/**
 * Reads what replies may have and may not: REPLY_ALLOWED, domains, e-mail addresses and numbers separated by commas,
 * and REPLY_FORBIDS, policies separated by commas or `none`. Unset, nothing is allowed and everything is forbidden.
 * @throws MissingEnvironment when a policy does not exist
 */
export const readReplyPolicy = (source: NodeJS.ProcessEnv = process.env): ReplyPolicy => {
  const allowed = listOf(source["REPLY_ALLOWED"]);
  const forbidden = listOf(source["REPLY_FORBIDS"] ?? POLICIES.join(","));
  const isName = (entry: string): boolean => /\p{L}/u.test(entry);
  return {
    allowed: {
      addresses: allowed.filter((entry) => entry.includes("@")),
      domains: allowed.filter((entry) => isName(entry) && !entry.includes("@")),
      numbers: allowed.filter((entry) => !isName(entry)),
    },
    forbidden: forbidden.join() === "none" ? [] : forbidden.map(policyNamed),
  };
};
