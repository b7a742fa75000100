import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { TextField } from "../../design/text-field";
import { type Challenge, session } from "../../session/session";
import { signInWords } from "./sign-in-words";
import { useStep } from "./use-step";

const REFUSED = {
  what: msg`E-mail address or password is wrong.`,
  todo: msg`Check both, then try again. The temporary password of an invitation is valid for three days: after that, ask an administrator for a new one.`,
};

export const PasswordForm = ({ onChallenge }: { readonly onChallenge: (challenge?: Challenge) => void }) => {
  const { t } = useLingui();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { error, isPending, onSubmit } = useStep(() => session.signIn(email.trim(), password), onChallenge);
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        label={t`E-mail address`}
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus
        value={email}
        onChange={({ target }) => {
          setEmail(target.value);
        }}
      />
      <TextField
        label={t`Password`}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        maxLength={256}
        value={password}
        onChange={({ target }) => {
          setPassword(target.value);
        }}
      />
      {error !== undefined && <ErrorNote error={error} words={signInWords(error, REFUSED)} />}
      <Button type="submit" kind="primary" isPending={isPending} className="h-9 w-full">
        {isPending ? t`Signing in…` : t`Sign in`}
      </Button>
    </form>
  );
};
