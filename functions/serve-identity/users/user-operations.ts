import type { UserQuery } from "../../shared/api/identity-schemas.js";
import { readAuditPage } from "../../shared/audit/audit-page.js";
import { readListCursor, writeListCursor } from "../../shared/http/list-cursor.js";
import type { Operations } from "../operation.js";
import type { ChangeOrigin, IdentityPorts, Profile, ProfileFilter } from "../ports.js";
import { changeUser, requireUser } from "./change-user.js";
import { inviteUser, resendInvitation } from "./invite-user.js";

type UserOperations = Pick<
  Operations,
  | "listUsers"
  | "inviteUser"
  | "readUserProfile"
  | "changeUser"
  | "deactivateUser"
  | "resendInvitation"
  | "readUserAudit"
>;

/** The user as admins see it: all but the version. */
const toUser = ({ id, email, name, role, tier, active, totp, createdAt, updatedAt, lastSignInAt }: Profile) => ({
  id,
  email,
  name,
  role,
  tier,
  active,
  totp,
  createdAt,
  updatedAt,
  lastSignInAt,
});

const filterOf = ({ q, role, active }: UserQuery): ProfileFilter => ({
  words: q === "" ? undefined : q,
  role,
  active: active === undefined ? undefined : active === "true",
});

const USER_ID = /^[\w-]{1,128}$/;

const listUsers = async (query: UserQuery, { profiles }: Pick<IdentityPorts, "profiles">) => {
  const filter = filterOf(query);
  const [after] = query.cursor === undefined ? [] : readListCursor(query.cursor, filter, [USER_ID]);
  const page = await profiles.list(filter, query.limit, after);
  const nextCursor = page.lastId === undefined ? null : writeListCursor([page.lastId], filter);
  return { users: page.profiles.map(toUser), nextCursor };
};

/** The operations with which admins manage users. */
export const userOperations = (ports: IdentityPorts): UserOperations => {
  const originOf = (caller: { readonly subject: string }, requestId: string): ChangeOrigin => ({
    who: caller.subject,
    requestId,
    at: ports.now(),
  });
  return {
    listUsers: async ({ query }) => ({ body: await listUsers(query, ports) }),
    inviteUser: async ({ body, caller, requestId, basePath }) => {
      const profile = await inviteUser(body, originOf(caller, requestId), ports);
      return { body: toUser(profile), location: `${basePath}/users/${profile.id}` };
    },
    readUserProfile: async ({ parameters }) => ({ body: toUser(await requireUser(parameters.id, ports)) }),
    changeUser: async ({ parameters, body, caller, requestId }) => ({
      body: toUser(await changeUser(parameters.id, body, originOf(caller, requestId), ports)),
    }),
    deactivateUser: async ({ parameters, caller, requestId }) => {
      await changeUser(parameters.id, { active: false }, originOf(caller, requestId), ports);
      return {};
    },
    resendInvitation: async ({ parameters }) => {
      await resendInvitation(parameters.id, ports);
      return {};
    },
    readUserAudit: async ({ parameters: { id }, query }) => ({
      body: await readAuditPage({ kind: "user", id }, query, ports.auditTrails, () => requireUser(id, ports)),
    }),
  };
};
