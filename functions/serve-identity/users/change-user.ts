import type { UserChange } from "../../shared/api/identity-schemas.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { DependencyThrottled } from "../../shared/lambda/errors.js";
import type { ChangeOrigin, IdentityPorts, Profile } from "../ports.js";
import { changesBetween } from "./profile.js";

type ChangePorts = Pick<IdentityPorts, "profiles" | "pool">;

/** Changes of one user at the same moment are rare: a third attempt finds the others done. */
const ATTEMPTS = 3;

/** @throws ApiProblem not-found */
export const requireUser = async (id: string, { profiles }: Pick<IdentityPorts, "profiles">): Promise<Profile> => {
  const profile = await profiles.find(id);
  if (profile === undefined) throw new ApiProblem("not-found", "There is no user with this id.");
  return profile;
};

/** What a change makes of a user. */
type ChangeOf = (before: Profile) => Partial<Pick<Profile, "name" | "role" | "tier" | "active" | "totp">>;

const changedFields =
  ({ name, role, tier, active }: UserChange): ChangeOf =>
  (before) => ({
    name: name ?? before.name,
    role: role ?? before.role,
    tier: tier ?? before.tier,
    active: active ?? before.active,
  });

/** Reads the user and writes its next version. @returns undefined when somebody else changed it meanwhile */
const attempt = async (
  id: string,
  change: ChangeOf,
  origin: ChangeOrigin,
  ports: Pick<ChangePorts, "profiles">,
): Promise<Profile | undefined> => {
  const before = await requireUser(id, ports);
  const after = { ...before, ...change(before), updatedAt: origin.at.toISOString(), version: before.version + 1 };
  if (changesBetween(before, after).length === 0) return before;
  const written = await ports.profiles.change(before, after, origin);
  if (written === "last-admin") throw new ApiProblem("conflict", "The last active admin must stay one.");
  return written === "written" ? after : undefined;
};

/** Writes a change, again if somebody else was faster. @throws ApiProblem not-found, conflict for the last admin */
const write = async (
  id: string,
  change: ChangeOf,
  origin: ChangeOrigin,
  ports: Pick<ChangePorts, "profiles">,
): Promise<Profile> => {
  for (let count = 1; count <= ATTEMPTS; count += 1) {
    const profile = await attempt(id, change, origin, ports);
    if (profile !== undefined) return profile;
  }
  throw new DependencyThrottled("The user was changed by several requests at once.");
};

/**
 * Changes a user. The table decides, because only it can require that an admin is left; then the pool gets the same
 * state. If the pool fails, the client gets an error, and repeating the request completes the change.
 * @throws ApiProblem not-found; conflict for the last admin, and for an admin who deactivates themself
 */
export const changeUser = async (
  id: string,
  change: UserChange,
  origin: ChangeOrigin,
  ports: ChangePorts,
): Promise<Profile> => {
  if (id === origin.who && change.active === false)
    throw new ApiProblem("conflict", "You cannot deactivate yourself. Ask another admin.");
  const profile = await write(id, changedFields(change), origin, ports);
  await ports.pool.apply(profile);
  return profile;
};

/** Writes whether a sign-in needs a code. @throws as changeUser */
export const setTotp = async (
  id: string,
  totp: boolean,
  origin: ChangeOrigin,
  ports: Pick<ChangePorts, "profiles">,
): Promise<void> => {
  await write(id, () => ({ totp }), origin, ports);
};
