import { useLingui } from "@lingui/react/macro";
import { Settings } from "lucide-react";
import { EmptyState } from "../../design/empty-state";
import { usePageTitle } from "../../shell/page-title";

export const AdminPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Administration`);
  return (
    <EmptyState icon={Settings} title={t`No administration yet`}>
      {t`This version of the console does not change users and rules yet. The API does: see /users and /desk.`}
    </EmptyState>
  );
};
