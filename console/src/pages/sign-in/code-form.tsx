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
  what: msg`This code is wrong, or has expired.`,
  todo: msg`Enter the code that the app shows now. After three minutes, start again.`,
};

interface CodeFormProps {
  readonly challenge: Challenge;
  readonly onChallenge: (challenge?: Challenge) => void;
  readonly onRestart: () => void;
}

/** The second factor: the code of an authenticator app. */
export const CodeForm = ({ challenge, onChallenge, onRestart }: CodeFormProps) => {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const digits = code.replaceAll(/\s/g, "");
  const { error, isPending, onSubmit } = useStep(
    () => session.answerChallenge(challenge, { code: digits }),
    onChallenge,
  );
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        label={t`Code`}
        hint={t`Six digits, from your authenticator app.`}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\s*(?:\d\s*){6}"
        required
        autoFocus
        value={code}
        onChange={({ target }) => {
          setCode(target.value);
        }}
      />
      {error !== undefined && <ErrorNote error={error} words={signInWords(error, REFUSED)} />}
      <Button type="submit" kind="primary" isPending={isPending} className="h-9 w-full">
        {isPending ? t`Checking…` : t`Sign in`}
      </Button>
      <Button kind="quiet" onClick={onRestart}>{t`Back`}</Button>
    </form>
  );
};
