import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { dataOf } from "../../api/answer";
import { faultOf, isRefusal } from "../../api/problem";
import type { components } from "../../api/schema";
import { Badge } from "../../design/badge";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { TextField } from "../../design/text-field";
import { showToast } from "../../design/toast";
import { api } from "../../session/session";
import { announce } from "../../shell/live-region";
import { tooManyAttempts } from "./attempt-words";
import { PasswordForm } from "./password-form";
import { QrCode } from "./qr-code";
import { me } from "./queries";

type Secret = components["schemas"]["TotpSecret"];

/** In groups of four, as people type it. */
const grouped = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, "$1 ");

interface EnrolProps {
  readonly secret: Secret;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The secret for the app, and the code that shows that the app has it. */
const Enrol = ({ secret: { secret, uri }, onDone, onCancel }: EnrolProps) => {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => dataOf(api.POST("/auth/totp/verify", { body: { code: code.replaceAll(/\s/g, "") } })),
    onSuccess: onDone,
  });
  const isWrong = faultOf(error, "#/code") !== undefined;
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) mutate();
  };
  return (
    <div className="flex flex-col gap-4">
      <p>{t`Scan this with an authenticator app, or type the key into it.`}</p>
      <div className="flex flex-wrap items-start gap-4">
        <QrCode text={uri} label={t`QR code for the authenticator app`} />
        <dl className="min-w-0 text-sm">
          <dt className="text-muted">{t`Key`}</dt>
          <dd className="mb-2 font-mono [overflow-wrap:anywhere] select-all">{grouped(secret)}</dd>
          <dt className="text-muted">{t`Address for apps on this device`}</dt>
          <dd className="font-mono text-xs [overflow-wrap:anywhere]">
            <a href={uri} className="text-accent-text underline">
              {uri}
            </a>
          </dd>
        </dl>
      </div>
      <form onSubmit={onSubmit} noValidate className="flex max-w-sm flex-col gap-4">
        <TextField
          label={t`Code`}
          hint={t`Six digits that the app shows now.`}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={12}
          error={isWrong ? t`This code is wrong, or has expired. Enter the one that the app shows now.` : undefined}
          value={code}
          onChange={({ target }) => {
            setCode(target.value);
          }}
        />
        {error !== null && !isWrong && (
          <ErrorNote error={error} words={isRefusal(error, "too-many-requests") ? tooManyAttempts(error) : undefined} />
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" isPending={isPending}>{t`Switch on`}</Button>
          <Button onClick={onCancel}>{t`Cancel`}</Button>
        </div>
      </form>
    </div>
  );
};

/** Whether signing in needs the code of an authenticator app, and what changes it. */
export const TwoStepSignIn = ({ isOn }: { readonly isOn: boolean }) => {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [step, setStep] = useState<"enrol" | "remove">();
  const begin = useMutation({
    mutationFn: (password: string) => dataOf(api.POST("/auth/totp", { body: { password } })),
  });
  const finish = (isOnNow: boolean, text: string) => {
    queries.setQueryData(me.queryKey, (person) => person && { ...person, totp: isOnNow });
    cancel();
    showToast({ text });
    announce(text);
  };
  const remove = useMutation({
    mutationFn: (password: string) => dataOf(api.DELETE("/auth/totp", { body: { password } })),
    onSuccess: () => {
      finish(false, t`Two-step sign-in is off. You sign in with the password alone.`);
    },
  });
  const cancel = () => {
    setStep(undefined);
    begin.reset();
    remove.reset();
  };
  return (
    <section
      aria-label={t`Two-step sign-in`}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <div>
        <h2 className="flex flex-wrap items-center gap-2 font-semibold">
          {t`Two-step sign-in`}
          <Badge tone={isOn ? "success" : "neutral"}>{isOn ? t`On` : t`Off`}</Badge>
        </h2>
        <p className="max-w-prose text-muted">
          {t`After the password, a sign-in asks for a code that an app on your phone shows. Who has your password alone cannot sign in then.`}
        </p>
      </div>
      {step === undefined && (
        <div className="flex flex-wrap gap-2">
          <Button
            kind={isOn ? "secondary" : "primary"}
            onClick={() => {
              setStep("enrol");
            }}
          >
            {isOn ? t`Use another app` : t`Set up`}
          </Button>
          {isOn && (
            <Button
              onClick={() => {
                setStep("remove");
              }}
            >{t`Switch off`}</Button>
          )}
        </div>
      )}
      {step === "enrol" && begin.data === undefined && (
        <PasswordForm
          submitLabel={t`Continue`}
          kind="primary"
          isPending={begin.isPending}
          error={begin.error}
          onSubmit={begin.mutate}
          onCancel={cancel}
        />
      )}
      {step === "enrol" && begin.data !== undefined && (
        <Enrol
          secret={begin.data}
          onCancel={cancel}
          onDone={() => {
            finish(true, t`Two-step sign-in is on. The next sign-in asks for a code.`);
          }}
        />
      )}
      {step === "remove" && (
        <PasswordForm
          submitLabel={t`Switch off`}
          kind="danger"
          isPending={remove.isPending}
          error={remove.error}
          onSubmit={remove.mutate}
          onCancel={cancel}
        />
      )}
    </section>
  );
};
