import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { PageHeader } from "../../design/page-header";
import { Skeleton } from "../../design/skeleton";
import { usePageTitle } from "../../shell/page-title";
import { me } from "./queries";
import { TwoStepSignIn } from "./two-step-sign-in";

/** The person's own account: how they sign in. */
export const AccountPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Account security`);
  const { data, error, refetch } = useQuery(me);
  return (
    <>
      <PageHeader title={t`Account security`} />
      <div className="flex max-w-3xl flex-col gap-5 p-4 sm:p-6">
        {error !== null && (
          <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
        )}
        {data === undefined && error === null && <Skeleton className="h-40 w-full" />}
        {data !== undefined &&
          (data.totp === null ? (
            <p className="text-muted">{t`This account is managed elsewhere. Ask an administrator how to change its sign-in.`}</p>
          ) : (
            <TwoStepSignIn isOn={data.totp} />
          ))}
      </div>
    </>
  );
};
