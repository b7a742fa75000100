import { useLingui } from "@lingui/react/macro";
import type { Role } from "./user-filters";

export const useRoleNames = (): Readonly<Record<Role, string>> => {
  const { t } = useLingui();
  return { customer: t`Customer`, agent: t`Agent`, admin: t`Administrator` };
};
