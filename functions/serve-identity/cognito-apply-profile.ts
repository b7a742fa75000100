import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { membershipsOf } from "../shared/auth/groups.js";
import { callIgnoring } from "./cognito-errors.js";
import type { Profile } from "./ports.js";

/** A user who was deleted from the pool cannot sign in: there is nothing to do. */
const UNKNOWN = new Set(["UserNotFoundException"]);

/**
 * Makes a user of the pool what its profile says. Every call may be repeated. First who may not sign in any more, and
 * what a user is no more; then the rest.
 */
export const applyProfile = async (
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  { id: Username, name, role, tier, active }: Profile,
): Promise<void> => {
  const user = { UserPoolId, Username };
  const send = (what: string, sent: Promise<unknown>): Promise<unknown> =>
    callIgnoring(UNKNOWN, `Cognito ${what}`, sent);
  if (!active) {
    await send("AdminDisableUser", cognito.send(new AdminDisableUserCommand(user)));
    await send("AdminUserGlobalSignOut", cognito.send(new AdminUserGlobalSignOutCommand(user)));
  }
  for (const [GroupName, isMember] of membershipsOf(role, tier).toSorted(([, a], [, b]) => Number(a) - Number(b)))
    await (isMember
      ? send("AdminAddUserToGroup", cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName })))
      : send("AdminRemoveUserFromGroup", cognito.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName }))));
  const UserAttributes = [{ Name: "name", Value: name }];
  await send(
    "AdminUpdateUserAttributes",
    cognito.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes })),
  );
  if (active) await send("AdminEnableUser", cognito.send(new AdminEnableUserCommand(user)));
};
