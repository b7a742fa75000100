import { useLingui } from "@lingui/react/macro";
import type { components } from "../../../api/schema";

export type Role = components["schemas"]["UserProfile"]["role"];

export const useRoleNames = (): Readonly<Record<Role, string>> => {
  const { t } = useLingui();
  return { customer: t`Customer`, agent: t`Agent`, admin: t`Administrator` };
};

export const isRole = (value: unknown): value is Role => value === "customer" || value === "agent" || value === "admin";
