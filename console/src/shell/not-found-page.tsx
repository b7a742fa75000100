import { useLingui } from "@lingui/react/macro";
import { SearchX } from "lucide-react";
import { EmptyState } from "../design/empty-state";
import { HomeLink } from "./home-link";
import { usePageTitle } from "./page-title";

export const NotFoundPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Not found`);
  return (
    <EmptyState isPage icon={SearchX} title={t`There is nothing at this address`} action={<HomeLink />}>
      {t`It may have been mistyped, or what was here is gone.`}
    </EmptyState>
  );
};
