import type { components } from "../../../api/schema";

export type Role = components["schemas"]["UserProfile"]["role"];

export const isRole = (value: unknown): value is Role => value === "customer" || value === "agent" || value === "admin";

export interface UserFilters {
  /** A part of the name or the e-mail address. */
  readonly q?: string;
  readonly role?: Role;
  readonly active?: "true" | "false";
}

/** The filters of an address; what is none is left out. */
export const toFilters = ({ q, role, active }: Readonly<Record<string, unknown>>): UserFilters => ({
  ...(typeof q === "string" && q !== "" && { q: q.slice(0, 100) }),
  ...(isRole(role) && { role }),
  // The address `?active=true` has a boolean for the router.
  ...((active === true || active === "true") && { active: "true" }),
  ...((active === false || active === "false") && { active: "false" }),
});
