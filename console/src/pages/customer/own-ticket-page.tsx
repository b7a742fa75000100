import { useLingui } from "@lingui/react/macro";
import { Ticket } from "lucide-react";
import { EmptyState } from "../../design/empty-state";
import { usePageTitle } from "../../shell/page-title";

export const OwnTicketPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Ticket`);
  return (
    <EmptyState icon={Ticket} title={t`No ticket yet`}>
      {t`This version of the console does not show your tickets yet.`}
    </EmptyState>
  );
};
