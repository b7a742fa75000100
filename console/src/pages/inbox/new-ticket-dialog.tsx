import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { faultOf } from "../../api/problem";
import { useIdempotencyKey } from "../../api/use-idempotency-key";
import { Button } from "../../design/button";
import { Dialog } from "../../design/dialog";
import { ErrorNote } from "../../design/error-note";
import { Select } from "../../design/select-native";
import { TextArea, TextField } from "../../design/text-field";
import { showToast } from "../../design/toast";
import { useTicketWords } from "../../desk/ticket-words";
import { useKeptDraft } from "../../drafts/kept-draft";
import { type NewTicket, submitForCustomer } from "./queries";

/** The API's limits, in characters. */
const CUSTOMER_MAX_LENGTH = 128;
const SUBJECT_MAX_LENGTH = 500;
const DESCRIPTION_MAX_LENGTH = 100_000;

/** Keeps what was typed of the form, on this device. */
const useForm = () => {
  const customer = useKeptDraft("ticket-for-customer/customer");
  const subject = useKeptDraft("ticket-for-customer/subject");
  const description = useKeptDraft("ticket-for-customer/description");
  const [tier, setTier] = useState<NewTicket["tier"]>("general");
  const ticket: NewTicket = {
    customerId: customer.text.trim(),
    tier,
    subject: subject.text.trim(),
    description: description.text.trim(),
  };
  const clear = () => {
    for (const field of [customer, subject, description]) field.clear();
  };
  return { customer, subject, description, tier, setTier, ticket, clear };
};

/** A ticket that staff submit for a customer, such as after a call. */
export const NewTicketDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const { customer, subject, description, tier, setTier, ticket, clear } = useForm();
  const { keyOf } = useIdempotencyKey();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (form: NewTicket) => submitForCustomer(form, keyOf(form)),
    onSuccess: ({ ticketId }) => {
      clear();
      onClose();
      showToast({ text: t`Ticket ${ticketId} is submitted. It is in the inbox once the pipeline has read it.` });
    },
  });
  const errorOf = (field: keyof NewTicket, text: string) =>
    faultOf(error, `#/${field}`) === undefined ? undefined : text;
  const errors = {
    customerId: errorOf("customerId", t`Write the id of a customer: letters, digits and signs, without blanks.`),
    subject: errorOf("subject", t`Write one line of at most 500 characters.`),
    description: errorOf("description", t`Write at most 100,000 characters.`),
  };
  const isShown = Object.values(errors).some((each) => each !== undefined);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) mutate(ticket);
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button type="submit" form="new-ticket" kind="primary" isPending={isPending}>
        {isPending ? t`Sending…` : t`Submit ticket`}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onClose={onClose} title={t`New ticket for a customer`} actions={actions} width="wide">
      <form id="new-ticket" onSubmit={onSubmit} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
          <TextField
            autoFocus
            required
            label={t`Customer's id`}
            hint={t`As on their other tickets. The ticket is theirs: they see it and get the answer.`}
            error={errors.customerId}
            maxLength={CUSTOMER_MAX_LENGTH}
            value={customer.text}
            onChange={({ target }) => {
              customer.setText(target.value);
            }}
          />
          <Select label={t`Tier`} value={tier} options={words.tier} onChange={setTier} />
        </div>
        <TextField
          required
          label={t`Subject`}
          error={errors.subject}
          maxLength={SUBJECT_MAX_LENGTH}
          value={subject.text}
          onChange={({ target }) => {
            subject.setText(target.value);
          }}
        />
        <TextArea
          required
          label={t`Description`}
          hint={t`In the customer's words, where you can.`}
          error={errors.description}
          rows={8}
          maxLength={DESCRIPTION_MAX_LENGTH}
          value={description.text}
          onChange={({ target }) => {
            description.setText(target.value);
          }}
        />
        {error !== null && !isShown && <ErrorNote error={error} />}
      </form>
    </Dialog>
  );
};
