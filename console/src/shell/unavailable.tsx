import { useLingui } from "@lingui/react/macro";
import { Button } from "../design/button";
import { ErrorNote } from "../design/error-note";
import { session } from "../session/session";
import { useSession } from "../session/use-session";

/** In place of everything, while it is not known who is signed in. */
export const Unavailable = () => {
  const { t } = useLingui();
  const state = useSession();
  const again = <Button onClick={() => void session.start()}>{t`Try again`}</Button>;
  return (
    <main className="mx-auto max-w-lg p-6">
      <ErrorNote error={state.status === "unavailable" ? state.error : undefined} action={again} />
    </main>
  );
};
