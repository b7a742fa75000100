import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { SyntheticEvent } from "react";
import { dataOf } from "../../api/answer";
import { faultOf } from "../../api/problem";
import { useIdempotencyKey } from "../../api/use-idempotency-key";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { PageHeader } from "../../design/page-header";
import { TextArea, TextField } from "../../design/text-field";
import { showToast } from "../../design/toast";
import { useKeptDraft } from "../../drafts/kept-draft";
import { api } from "../../session/session";
import { usePageTitle } from "../../shell/page-title";
import { ownTickets } from "./queries";

/** The API's limits, in characters. */
const SUBJECT_MAX_LENGTH = 500;
const PRODUCT_MAX_LENGTH = 200;
const DESCRIPTION_MAX_LENGTH = 100_000;

interface Form {
  readonly subject: string;
  readonly product: string;
  readonly description: string;
}

/** Keeps what was typed of the form, on this device. */
const useForm = () => {
  const subject = useKeptDraft("new-ticket/subject");
  const product = useKeptDraft("new-ticket/product");
  const description = useKeptDraft("new-ticket/description");
  const form = { subject: subject.text.trim(), product: product.text.trim(), description: description.text.trim() };
  const clear = () => {
    for (const field of [subject, product, description]) field.clear();
  };
  return { subject, product, description, form, clear };
};

/** A ticket of the person: what is wrong, with which product. */
export const NewTicketPage = () => {
  const { t } = useLingui();
  usePageTitle(t`New ticket`);
  const { subject, product, description, form, clear } = useForm();
  const { keyOf } = useIdempotencyKey();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ product: ofProduct, ...rest }: Form) =>
      dataOf(
        api.POST("/tickets", {
          params: { header: { "Idempotency-Key": keyOf(form) } },
          body: { ...rest, ...(ofProduct === "" ? {} : { product: ofProduct }) },
        }),
      ),
    onSuccess: ({ ticketId }) => {
      clear();
      void queries.invalidateQueries({ queryKey: ownTickets.queryKey });
      showToast({ text: t`We have your ticket. The answer appears here.` });
      void navigate({ to: "/tickets/$ticketId", params: { ticketId } });
    },
  });
  const errorOf = (field: keyof Form, words: string) =>
    faultOf(error, `#/${field}`) === undefined ? undefined : words;
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) mutate(form);
  };
  return (
    <>
      <PageHeader title={t`New ticket`} />
      <form onSubmit={onSubmit} className="flex max-w-2xl flex-col gap-5 p-4 sm:p-6">
        <TextField
          label={t`Subject`}
          hint={t`What is wrong, in one line.`}
          error={errorOf("subject", t`Write one line of at most 500 characters.`)}
          required
          maxLength={SUBJECT_MAX_LENGTH}
          value={subject.text}
          onChange={({ target }) => {
            subject.setText(target.value);
          }}
        />
        <TextField
          label={t`Product (optional)`}
          error={errorOf("product", t`Write one line of at most 200 characters.`)}
          maxLength={PRODUCT_MAX_LENGTH}
          value={product.text}
          onChange={({ target }) => {
            product.setText(target.value);
          }}
        />
        <TextArea
          label={t`Description`}
          hint={t`What you did, what happened, and what you expected. Never send passwords or card numbers.`}
          error={errorOf("description", t`Write at most 100,000 characters.`)}
          required
          rows={10}
          maxLength={DESCRIPTION_MAX_LENGTH}
          value={description.text}
          onChange={({ target }) => {
            description.setText(target.value);
          }}
        />
        {error !== null && <ErrorNote error={error} />}
        <div>
          <Button type="submit" kind="primary" isPending={isPending}>
            {isPending ? t`Sending…` : t`Send ticket`}
          </Button>
        </div>
      </form>
    </>
  );
};
