import type { Caller } from "../../shared/auth/caller.js";
import { ApiProblem } from "../contract/problem.js";
import type { TicketPorts } from "../ports.js";
import { makeUserId } from "../intake/random-id.js";

/** Makes a user of the caller's. @returns its id */
export const createUser = async (
  { subject }: Caller,
  { users, now, randomBytes }: Pick<TicketPorts, "users" | "now" | "randomBytes">,
): Promise<string> => {
  const userId = makeUserId(randomBytes);
  await users.add({ userId, owner: subject, createdAt: now() });
  return userId;
};

/** @throws ApiProblem `not-found`, in the same words when there is no such user and when it is another caller's */
export const requireUser = async (
  { subject }: Caller,
  userId: string,
  { users }: Pick<TicketPorts, "users">,
): Promise<void> => {
  if ((await users.ownerOf(userId)) === subject) return;
  throw new ApiProblem("not-found", "The caller has no user of this id.", {
    errors: [{ pointer: "#/user_id", detail: "expected a user_id that POST /user answered" }],
  });
};
