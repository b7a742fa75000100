import { useLingui } from "@lingui/react/macro";
import { ChartColumn } from "lucide-react";
import { EmptyState } from "../../design/empty-state";
import { usePageTitle } from "../../shell/page-title";

export const ReportsPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Reports`);
  return (
    <EmptyState icon={ChartColumn} title={t`No reports yet`}>
      {t`This version of the console has no reports yet. The warehouse has: npm run report.`}
    </EmptyState>
  );
};
