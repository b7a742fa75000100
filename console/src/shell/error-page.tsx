import { useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { Button } from "../design/button";
import { EmptyState } from "../design/empty-state";
import { ErrorNote } from "../design/error-note";
import { RoleRequired } from "./role-required";
import { HomeLink } from "./home-link";

/** What a page shows that cannot be shown. The frame and its navigation stay. */
export const ErrorPage = ({ error, reset }: ErrorComponentProps) => {
  const { t } = useLingui();
  const router = useRouter();
  if (error instanceof RoleRequired)
    return (
      <EmptyState icon={Lock} title={t`This page is not for your account`} action={<HomeLink />}>
        {error.role === "admin"
          ? t`Only administrators may open it. Ask one if you need it.`
          : t`Only staff may open it. Ask an administrator if you need it.`}
      </EmptyState>
    );
  const again = (
    <Button
      onClick={() => {
        reset();
        void router.invalidate();
      }}
    >{t`Try again`}</Button>
  );
  return (
    <div className="mx-auto max-w-lg p-6">
      <ErrorNote error={error} action={again} />
    </div>
  );
};
