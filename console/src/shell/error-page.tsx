import { useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Button } from "../design/button";
import { ErrorNote } from "../design/error-note";

/** What a page shows that cannot be shown. The frame and its navigation stay. */
export const ErrorPage = ({ error, reset }: ErrorComponentProps) => {
  const { t } = useLingui();
  const router = useRouter();
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
