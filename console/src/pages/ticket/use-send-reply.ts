import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { faultOf, isRefusal } from "../../api/problem";
import { deskTicket } from "../../desk/queries";
import { neighbourInQueue } from "../../desk/work-queue";
import { showToast } from "../../design/toast";
import { returnToDraft } from "../../drafts/kept-draft";
import { usePerson } from "../../session/use-session";
import { wordsFor } from "../../words/problem-words";
import { deliver, putIntoOutbox, takeBack, UNDO_MS } from "./outbox";
import type { Outgoing } from "./queries";

export const replyDraftKey = (ticketId: string): string => `reply/${ticketId}`;

/** Key of what a reply began as, kept beside its text. */
export const replyOriginKey = (ticketId: string): string => `reply-origin/${ticketId}`;
/** It began as the model's answer. */
export const FROM_MODEL = "model";

/**
 * Sends a reply after a time in which it can be taken back, and goes on to the next ticket at once. What could not be
 * sent is kept as its writer's draft, and a toast leads back to it.
 */
export const useSendReply = () => {
  const { _ } = useLingui();
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const person = usePerson();

  const open = (ticketId: string) => void navigate({ to: "/desk/tickets/$ticketId", params: { ticketId } });
  const restore = ({ ticketId, text, basedOnModel }: Outgoing) => {
    returnToDraft(person.id, replyDraftKey(ticketId), text);
    if (basedOnModel) returnToDraft(person.id, replyOriginKey(ticketId), FROM_MODEL);
  };

  const textOf = (ticketId: string, error: unknown): string => {
    if (faultOf(error, "#/text") !== undefined && isRefusal(error, "conflict"))
      return t`Your reply to ${ticketId} was not sent: it has a placeholder of personal data. Your text is kept.`;
    if (isRefusal(error, "conflict"))
      return t`Your reply to ${ticketId} was not sent: there is a newer message. Your text is kept.`;
    const { what, todo } = wordsFor(error);
    return `${t`Your reply to ${ticketId} was not sent.`} ${_(what)} ${_(todo)}`;
  };

  const onFailed = (reply: Outgoing, error: unknown) => {
    const { ticketId } = reply;
    restore(reply);
    showToast({
      tone: "problem",
      text: textOf(ticketId, error),
      stayMs: 60_000,
      action: {
        label: t`Open ticket`,
        run: () => {
          open(ticketId);
        },
      },
    });
  };

  return (reply: Outgoing) => {
    const { ticketId } = reply;
    putIntoOutbox(reply, (error) => {
      if (error !== undefined) onFailed(reply, error);
      void queries.invalidateQueries({ queryKey: deskTicket(ticketId).queryKey });
      void queries.invalidateQueries({ queryKey: ["inbox"] });
    });
    showToast({
      text: t`Reply to ${ticketId} is on its way.`,
      stayMs: UNDO_MS,
      action: {
        label: t`Undo`,
        run: () => {
          restore(reply);
          takeBack(ticketId);
          open(ticketId);
        },
      },
      onExpire: () => void deliver(ticketId),
    });
    const next = neighbourInQueue(ticketId);
    if (next !== undefined) open(next);
  };
};
