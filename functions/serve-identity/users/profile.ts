import type { AuditedChange } from "../../shared/audit/audit-trail.js";
import type { Profile, SignedInPerson } from "../ports.js";

/** The profile of a user who is new to the table. */
export const newProfile = (person: SignedInPerson, at: Date): Profile => ({
  ...person,
  active: true,
  totp: false,
  createdAt: at.toISOString(),
  updatedAt: at.toISOString(),
  lastSignInAt: null,
  version: 1,
});

/** Fields of a user whose changes are audited. */
const FIELDS = ["name", "role", "tier", "active", "totp"] as const;

/** What differs between two versions of a user, for its audit trail. */
export const changesBetween = (before: Profile | undefined, after: Profile): readonly AuditedChange[] =>
  FIELDS.filter((field) => before?.[field] !== after[field]).map((field) => ({
    field,
    from: before === undefined ? null : String(before[field]),
    to: String(after[field]),
  }));

/** Whether a user counts as one of the admins who must never be none. */
export const isActiveAdmin = ({ role, active }: Profile): boolean => active && role === "admin";

/** Whether access tokens from before the change say more than what holds after it. */
export const endsTokens = (before: Profile, after: Profile): boolean =>
  before.role !== after.role || before.tier !== after.tier || (before.active && !after.active);
