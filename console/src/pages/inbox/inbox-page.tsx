import { useLingui } from "@lingui/react/macro";
import { Inbox } from "lucide-react";
import { EmptyState } from "../../design/empty-state";
import { usePageTitle } from "../../shell/page-title";

export const InboxPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Inbox`);
  return (
    <EmptyState icon={Inbox} title={t`No inbox yet`}>
      {t`This version of the console does not list tickets yet. The API does: GET /desk/tickets.`}
    </EmptyState>
  );
};
