import { useLingui } from "@lingui/react/macro";
import { type SyntheticEvent, useState } from "react";
import { faultOf, isRefusal } from "../../api/problem";
import { Button, type ButtonKind } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { TextField } from "../../design/text-field";
import { tooManyAttempts } from "./attempt-words";

interface PasswordFormProps {
  readonly submitLabel: string;
  readonly kind: ButtonKind;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (password: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the password again: who finds a device unlocked must not change how its owner signs in. */
export const PasswordForm = ({ submitLabel, kind, isPending, error, onSubmit, onCancel }: PasswordFormProps) => {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const isWrong = faultOf(error, "#/password") !== undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) onSubmit(password);
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <TextField
        label={t`Your password`}
        type="password"
        autoComplete="current-password"
        required
        autoFocus
        maxLength={256}
        error={isWrong ? t`This is not your password.` : undefined}
        value={password}
        onChange={({ target }) => {
          setPassword(target.value);
        }}
      />
      {error !== null && !isWrong && (
        <ErrorNote error={error} words={isRefusal(error, "too-many-requests") ? tooManyAttempts(error) : undefined} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind={kind} isPending={isPending}>
          {submitLabel}
        </Button>
        <Button onClick={onCancel}>{t`Cancel`}</Button>
      </div>
    </form>
  );
};
