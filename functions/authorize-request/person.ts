import * as z from "zod";
import { SCOPES, SubjectSchema, type Role } from "../shared/auth/caller.js";
import { refuse, type AuthDecision } from "./auth-decision.js";

/** Group of the user pool that puts its members into the tier gold. */
const GOLD = "gold";

/** Groups that give a role, the mightiest first. */
const ROLE_GROUPS = [
  { group: "admins", role: "admin" },
  { group: "agents", role: "agent" },
] as const;

const ClaimsSchema = z.object({
  sub: SubjectSchema,
  /** Seconds since the epoch. */
  exp: z.number(),
  "cognito:groups": z.array(z.string()).default([]),
});

const roleOf = (groups: readonly string[]): Role =>
  ROLE_GROUPS.find(({ group }) => groups.includes(group))?.role ?? "customer";

/** Who the person is that a verified JWT names. A person has every scope. */
export const readPerson = (claims: unknown): AuthDecision => {
  const { data } = ClaimsSchema.safeParse(claims);
  if (data === undefined) return refuse("invalid-jwt");
  const groups = data["cognito:groups"];
  return {
    allowed: true,
    caller: {
      subject: data.sub,
      role: roleOf(groups),
      tier: groups.includes(GOLD) ? "gold" : "general",
      scopes: SCOPES,
    },
    endsAt: data.exp * 1_000,
  };
};
