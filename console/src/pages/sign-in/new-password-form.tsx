import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isRefusal } from "../../api/problem";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { TextField } from "../../design/text-field";
import { type Challenge, session } from "../../session/session";
import { signInWords } from "./sign-in-words";
import { useStep } from "./use-step";

const EXPIRED = {
  what: msg`This sign-in has expired.`,
  todo: msg`Start again with the temporary password of your invitation.`,
};

interface NewPasswordFormProps {
  readonly challenge: Challenge;
  readonly onChallenge: (challenge?: Challenge) => void;
  readonly onRestart: () => void;
}

/** The first password of an account, in place of the temporary one. */
export const NewPasswordForm = ({ challenge, onChallenge, onRestart }: NewPasswordFormProps) => {
  const { t } = useLingui();
  const [newPassword, setNewPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [differs, setDiffers] = useState(false);
  const step = useStep(() => session.answerChallenge(challenge, { newPassword }), onChallenge);
  const isWeak = isRefusal(step.error, "invalid-request");
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        setDiffers(newPassword !== repeated);
        if (newPassword === repeated) step.onSubmit(event);
        else event.preventDefault();
      }}
    >
      <p className="text-muted">{t`Choose a password for your account.`}</p>
      <TextField
        label={t`New password`}
        type="password"
        autoComplete="new-password"
        required
        autoFocus
        maxLength={256}
        hint={t`At least 14 characters, with lower and upper case letters, digits and symbols.`}
        error={
          isWeak
            ? t`Too weak: use at least 14 characters, with lower and upper case letters, digits and symbols.`
            : undefined
        }
        value={newPassword}
        onChange={({ target }) => {
          setNewPassword(target.value);
        }}
      />
      <TextField
        label={t`The same again`}
        type="password"
        autoComplete="new-password"
        required
        maxLength={256}
        error={differs ? t`This differs from the password above.` : undefined}
        value={repeated}
        onChange={({ target }) => {
          setRepeated(target.value);
        }}
      />
      {step.error !== undefined && !isWeak && <ErrorNote error={step.error} words={signInWords(step.error, EXPIRED)} />}
      <Button type="submit" kind="primary" isPending={step.isPending} className="h-9 w-full">
        {step.isPending ? t`Saving…` : t`Set password and sign in`}
      </Button>
      <Button kind="quiet" onClick={onRestart}>{t`Back`}</Button>
    </form>
  );
};
