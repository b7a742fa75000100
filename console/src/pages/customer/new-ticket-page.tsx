import { useLingui } from "@lingui/react/macro";
import { SquarePen } from "lucide-react";
import { EmptyState } from "../../design/empty-state";
import { usePageTitle } from "../../shell/page-title";

export const NewTicketPage = () => {
  const { t } = useLingui();
  usePageTitle(t`New ticket`);
  return (
    <EmptyState icon={SquarePen} title={t`No form yet`}>
      {t`This version of the console does not submit tickets yet.`}
    </EmptyState>
  );
};
