import { useLingui } from "@lingui/react/macro";
import { Lock } from "lucide-react";
import { EmptyState } from "../design/empty-state";
import { HomeLink } from "./home-link";
import { usePageTitle } from "./page-title";

/** In place of a page that the role of the person may not open. */
export const RoleRequiredPage = ({ role }: { readonly role: "agent" | "admin" }) => {
  const { t } = useLingui();
  usePageTitle(t`Not for your account`);
  return (
    <EmptyState isPage icon={Lock} title={t`This page is not for your account`} action={<HomeLink />}>
      {role === "admin"
        ? t`Only administrators may open it. Ask one if you need it.`
        : t`Only staff may open it. Ask an administrator if you need it.`}
    </EmptyState>
  );
};
