import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { type SyntheticEvent, useId, useState } from "react";
import { dataOf } from "../../../api/answer";
import { Button } from "../../../design/button";
import { Dialog } from "../../../design/dialog";
import { ErrorNote } from "../../../design/error-note";
import { Select } from "../../../design/select-native";
import { TextField } from "../../../design/text-field";
import { showToast } from "../../../design/toast";
import { useTicketWords } from "../../../desk/ticket-words";
import { useKeptForm } from "../../../drafts/kept-form";
import { api } from "../../../session/session";
import { useFaults } from "../fault-words";
import { isRole, type Role } from "./user-filters";
import type { Tier } from "./user-queries";
import { useRoleNames } from "./user-words";

const EMPTY = { email: "", name: "", role: "agent", tier: "general" } as const;
type Field = keyof typeof EMPTY;

interface Invitation {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly tier: Tier;
}

const InviteForm = ({ id, onDone }: { readonly id: string; readonly onDone: () => void }) => {
  const { t } = useLingui();
  const queries = useQueryClient();
  const roles = useRoleNames();
  const { tier: tiers } = useTicketWords();
  const form = useKeptForm<Field>("invitation", EMPTY);
  const { email, name, role, tier } = form.fields;
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Invitation) => dataOf(api.POST("/users", { body })),
    onSuccess: ({ email: address }) => {
      form.clear();
      void queries.invalidateQueries({ queryKey: ["users"] });
      void queries.invalidateQueries({ queryKey: ["agents"] });
      showToast({ text: t`${address} gets an e-mail with a temporary password.` });
      onDone();
    },
  });
  const faults = useFaults(error);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isPending) return;
    mutate({
      email: email.trim(),
      name: name.trim(),
      role: isRole(role) ? role : "agent",
      tier: tier === "gold" ? "gold" : "general",
    });
  };
  const isBesideField = [faults("#/email"), faults("#/name")].some((each) => each !== undefined);
  return (
    <form id={id} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <TextField
        label={t`E-mail address`}
        type="email"
        autoComplete="off"
        error={faults("#/email")}
        value={email}
        onChange={({ target }) => {
          form.set({ email: target.value });
        }}
      />
      <TextField
        label={t`Name`}
        autoComplete="off"
        maxLength={100}
        error={faults("#/name")}
        value={name}
        onChange={({ target }) => {
          form.set({ name: target.value });
        }}
      />
      <Select<string>
        label={t`Role`}
        value={role}
        options={roles}
        onChange={(next) => {
          form.set({ role: next });
        }}
      />
      {role === "customer" && (
        <Select<string>
          label={t`Tier`}
          value={tier}
          options={tiers}
          onChange={(next) => {
            form.set({ tier: next });
          }}
        />
      )}
      {error !== null && !isBesideField && <ErrorNote error={error} />}
    </form>
  );
};

/** Invites somebody: they get an e-mail with a temporary password. */
export const InviteButton = () => {
  const { t } = useLingui();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const actions = (
    <>
      <Button onClick={close}>{t`Cancel`}</Button>
      <Button type="submit" form={id} kind="primary">{t`Send invitation`}</Button>
    </>
  );
  return (
    <>
      <Button
        kind="primary"
        onClick={() => {
          setOpen(true);
        }}
      >
        <UserPlus aria-hidden className="size-4" />
        {t`Invite somebody`}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t`Invite somebody`} actions={actions}>
        <InviteForm id={id} onDone={close} />
      </Dialog>
    </>
  );
};
