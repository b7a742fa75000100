import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Challenge } from "../../session/session";
import { useSession } from "../../session/use-session";
import { usePageTitle } from "../../shell/page-title";
import { CodeForm } from "./code-form";
import { NewPasswordForm } from "./new-password-form";
import { PasswordForm } from "./password-form";

/** Why the person has to sign in, if it is not what they expect. */
const Reason = () => {
  const { t } = useLingui();
  const state = useSession();
  if (state.status !== "signed-out" || state.because === "new") return null;
  return (
    <p role="status" className="mb-4 rounded-md bg-accent-ground px-3 py-2 text-sm">
      {state.because === "left"
        ? t`You are signed out.`
        : t`Your session has ended. Sign in again to go on; what you typed is kept.`}
    </p>
  );
};

/** The steps of a sign-in: the password, then what else the account needs. */
export const SignInPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Sign in`);
  const [challenge, setChallenge] = useState<Challenge>();
  const restart = () => {
    setChallenge(undefined);
  };
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center">
      <div className="w-full max-w-sm rounded-lg border border-line bg-surface p-6 sm:p-8">
        <div className="mb-6 flex items-center gap-3">
          <img src="/icon.svg" alt="" width={32} height={32} className="size-8" />
          <h1 className="text-xl font-semibold">{t`Sign in`}</h1>
        </div>
        {challenge === undefined && (
          <>
            <Reason />
            <PasswordForm onChallenge={setChallenge} />
          </>
        )}
        {challenge?.challenge === "NEW_PASSWORD_REQUIRED" && (
          <NewPasswordForm challenge={challenge} onChallenge={setChallenge} onRestart={restart} />
        )}
        {challenge?.challenge === "SOFTWARE_TOKEN_MFA" && (
          <CodeForm challenge={challenge} onChallenge={setChallenge} onRestart={restart} />
        )}
      </div>
    </main>
  );
};
