import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dataOf } from "../../../api/answer";
import { Time } from "../../../design/time";
import { showToast } from "../../../design/toast";
import { visibleText } from "../../../design/visible-text";
import { api } from "../../../session/session";
import { usePerson } from "../../../session/use-session";
import { AskFirst } from "../ask-first";
import { oneUser, type User } from "./user-queries";

const Invitation = ({ user: { id, name, email } }: { readonly user: User }) => {
  const { t } = useLingui();
  return (
    <AskFirst
      label={t`Send the invitation again`}
      title={t`Send the invitation to ${name} again?`}
      confirmLabel={t`Send`}
      onConfirm={async () => {
        await dataOf(api.POST("/users/{id}/invitation", { params: { path: { id } } }));
        showToast({ text: t`${email} gets an e-mail with a new temporary password.` });
      }}
    >
      {t`${email} gets an e-mail with a new temporary password. The old one no longer works.`}
    </AskFirst>
  );
};

const TotpReset = ({ user: { id, name } }: { readonly user: User }) => {
  const { t } = useLingui();
  const queries = useQueryClient();
  return (
    <AskFirst
      label={t`Reset two-step sign-in`}
      title={t`Reset the two-step sign-in of ${name}?`}
      confirmLabel={t`Reset`}
      isDangerous
      onConfirm={async () => {
        await dataOf(api.DELETE("/users/{id}/totp", { params: { path: { id } } }));
        await queries.invalidateQueries({ queryKey: oneUser(id).queryKey });
        showToast({ text: t`${name} signs in with the password alone now.` });
      }}
    >
      {t`They sign in with the password alone until they set it up again. Do this only if you are sure who asks.`}
    </AskFirst>
  );
};

interface ActivationProps {
  readonly user: User;
  readonly onActive: (active: boolean) => Promise<void>;
}

const Activation = ({ user: { name, active }, onActive }: ActivationProps) => {
  const { t } = useLingui();
  return active ? (
    <AskFirst
      key="deactivate"
      label={t`Deactivate`}
      title={t`Deactivate ${name}?`}
      confirmLabel={t`Deactivate`}
      isDangerous
      onConfirm={() => onActive(false)}
    >
      {t`Their sessions end and they cannot sign in. Tickets and history stay; tickets that they have as an agent go to others.`}
    </AskFirst>
  ) : (
    <AskFirst
      key="activate"
      label={t`Activate`}
      title={t`Activate ${name}?`}
      confirmLabel={t`Activate`}
      onConfirm={() => onActive(true)}
    >
      {t`They can sign in again.`}
    </AskFirst>
  );
};

const Facts = ({ user: { totp, lastSignInAt, createdAt } }: { readonly user: User }) => {
  const { t } = useLingui();
  return (
    <dl className="mb-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      <dt className="text-muted">{t`Two-step sign-in`}</dt>
      <dd>{totp ? t`On` : t`Off`}</dd>
      <dt className="text-muted">{t`Last sign-in`}</dt>
      <dd>{lastSignInAt === null ? t`Never` : <Time value={lastSignInAt} isExact />}</dd>
      <dt className="text-muted">{t`Created`}</dt>
      <dd>
        <Time value={createdAt} isExact />
      </dd>
    </dl>
  );
};

/** How a user signs in, and what an administrator can do about it. Nobody does it to themselves here. */
export const UserAccess = ({ user: stored, onActive }: ActivationProps) => {
  const { t } = useLingui();
  const user = { ...stored, name: visibleText(stored.name) };
  const { id: own } = usePerson();
  return (
    <section className="border-t border-line pt-5">
      <h2 className="mb-3 font-semibold">{t`Access`}</h2>
      <Facts user={user} />
      {user.id === own ? (
        <p className="text-sm text-muted">
          {t`This is you.`}{" "}
          <Link to="/account" className="text-accent-text underline">{t`Change how you sign in`}</Link>
        </p>
      ) : (
        <div className="flex flex-wrap gap-2">
          {user.active && user.lastSignInAt === null && <Invitation user={user} />}
          {user.totp && <TotpReset user={user} />}
          <Activation user={user} onActive={onActive} />
        </div>
      )}
    </section>
  );
};
