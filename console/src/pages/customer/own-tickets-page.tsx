import { useLingui } from "@lingui/react/macro";
import { MessagesSquare } from "lucide-react";
import { EmptyState } from "../../design/empty-state";
import { usePageTitle } from "../../shell/page-title";

export const OwnTicketsPage = () => {
  const { t } = useLingui();
  usePageTitle(t`My tickets`);
  return (
    <EmptyState icon={MessagesSquare} title={t`No list yet`}>
      {t`This version of the console does not list your tickets yet.`}
    </EmptyState>
  );
};
