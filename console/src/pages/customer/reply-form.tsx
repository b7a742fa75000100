import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type SyntheticEvent } from "react";
import { dataOf } from "../../api/answer";
import { useIdempotencyKey } from "../../api/use-idempotency-key";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { TextArea } from "../../design/text-field";
import { showToast } from "../../design/toast";
import { useKeptDraft } from "../../drafts/kept-draft";
import { api } from "../../session/session";
import { ownTicket, type OwnTicket } from "./queries";

/** The API's limit, in characters. */
const MESSAGE_MAX_LENGTH = 20_000;

/** Sends a message; the same text sent again after a lost response is the same message. */
const useSend = (ticketId: string, onSent: () => void) => {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { keyOf, forget } = useIdempotencyKey();
  return useMutation({
    mutationFn: (text: string) =>
      dataOf(
        api.POST("/tickets/{id}/messages", {
          params: { path: { id: ticketId }, header: { "Idempotency-Key": keyOf(text) } },
          body: { text },
        }),
      ),
    onSuccess: async ({ ticketId: written, followUpOf }) => {
      forget();
      onSent();
      await queries.invalidateQueries({ queryKey: ownTicket(ticketId).queryKey });
      if (followUpOf === null) return;
      showToast({ text: t`That ticket was closed, so your message began a new one.` });
      await navigate({ to: "/tickets/$ticketId", params: { ticketId: written } });
    },
  });
};

/** Where the customer writes on. Ctrl-Enter sends. */
export const ReplyForm = ({ ticket }: { readonly ticket: OwnTicket }) => {
  const { t } = useLingui();
  const draft = useKeptDraft(`message/${ticket.ticketId}`);
  const { mutate, isPending, error } = useSend(ticket.ticketId, draft.clear);
  const text = draft.text.trim();
  const send = () => {
    if (!isPending && text !== "") mutate(text);
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-2">
      <TextArea
        label={ticket.conversation === "closed" ? t`Your message begins a new ticket` : t`Your message`}
        required
        maxLength={MESSAGE_MAX_LENGTH}
        value={draft.text}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          draft.setText(target.value);
        }}
      />
      {error !== null && <ErrorNote error={error} />}
      <div className="flex items-center gap-3">
        <Button type="submit" kind="primary" isPending={isPending}>
          {isPending ? t`Sending…` : t`Send`}
        </Button>
        {!draft.isKept && <p className="text-sm text-muted">{t`This browser cannot keep your draft.`}</p>}
      </div>
    </form>
  );
};
