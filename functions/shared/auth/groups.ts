import type { Tier } from "../contracts/ticket-event.js";
import type { Role } from "./caller.js";

/** Group of the user pool whose members have the tier gold. */
const GOLD = "gold";

/** Groups that grant a role, the most powerful first. */
const ROLE_GROUPS = [
  { group: "admins", role: "admin" },
  { group: "agents", role: "agent" },
] as const;

/** What membership in groups makes of a person. */
export const standingOf = (groups: readonly string[]): { readonly role: Role; readonly tier: Tier } => ({
  role: ROLE_GROUPS.find(({ group }) => groups.includes(group))?.role ?? "customer",
  tier: groups.includes(GOLD) ? "gold" : "general",
});

/** Every group that grants something, and whether a person of this role and tier is in it. */
export const membershipsOf = (role: Role, tier: Tier): readonly (readonly [group: string, isMember: boolean])[] => [
  ...ROLE_GROUPS.map(({ group, role: granted }) => [group, granted === role] as const),
  [GOLD, tier === "gold"],
];
