import { ApiProblem } from "../../shared/http/problem.js";
import type { ChangeOrigin, IdentityPorts, Profile, SignedInPerson } from "../ports.js";
import { requireUser } from "./change-user.js";
import { newProfile } from "./profile.js";

type InvitePorts = Pick<IdentityPorts, "profiles" | "pool">;

const exists = (): ApiProblem =>
  new ApiProblem("conflict", "There is a user with this address.", {
    errors: [{ pointer: "#/email", detail: "expected an address without an account" }],
  });

/** The problem of an address that the pool does not take. */
export const invalidEmail = (): ApiProblem =>
  new ApiProblem("invalid-request", "The e-mail address cannot be used for an account.", {
    errors: [{ pointer: "#/email", detail: "expected an address without quotes and with ASCII letters only" }],
  });

/**
 * Creates a user in the pool, which sends the e-mail, then in the table. A user that the pool has and the table does
 * not is one whose invitation was interrupted, or who registered and never signed in: the invitation is completed.
 * @throws ApiProblem conflict for the address of another user
 */
export const inviteUser = async (
  wanted: Omit<SignedInPerson, "id">,
  origin: ChangeOrigin,
  ports: InvitePorts,
): Promise<Profile> => {
  const invited = await ports.pool.invite(wanted.email, wanted.name);
  if (invited === "invalid-email") throw invalidEmail();
  const id = invited === "exists" ? await ports.pool.idOf(wanted.email) : invited.id;
  if (id === undefined) throw exists();
  const profile = newProfile({ ...wanted, id }, origin.at);
  if ((await ports.profiles.add(profile, origin)) !== "written") throw exists();
  await ports.pool.apply(profile);
  return profile;
};

/** Sends an invitation again. @throws ApiProblem not-found; conflict for somebody who has signed in */
export const resendInvitation = async (id: string, ports: InvitePorts): Promise<void> => {
  const { email, active } = await requireUser(id, ports);
  if (active && (await ports.pool.inviteAgain(email))) return;
  throw new ApiProblem("conflict", "Only an active user who has never signed in can be invited again.");
};
