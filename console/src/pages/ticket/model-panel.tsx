import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useState } from "react";
import { readStored, writeStored } from "../../browser/stored";
import { Badge } from "../../design/badge";
import { Button } from "../../design/button";
import { visibleText } from "../../design/visible-text";
import { WrittenText } from "../../design/written-text";
import { type DeskTicket, useTicketWords } from "../../desk/ticket-words";
import { usePerson } from "../../session/use-session";
import { useCommands } from "../../shell/commands";
import { numberFormat, useFormatLocale } from "../../words/format-locale";
import { perLocale } from "../../words/per-locale";
import { PlaceholderNote, placeholdersIn } from "./placeholder-note";
import { discardModelDraft, evaluation, type Outgoing } from "./queries";
import { useSendReply } from "./use-send-reply";

/**
 * Whether the person has put the model's draft of this ticket aside, on this device. The desk is told, for its figures
 * alone: nobody waits for that, and nothing is said if it fails.
 */
const useDiscarded = ({ ticketId, modelAnswer, lastMessageId }: DeskTicket) => {
  const { id } = usePerson();
  const queries = useQueryClient();
  const key = `console.discarded/${id}/${ticketId}`;
  const [isDiscarded, setDiscarded] = useState(() => readStored(key) !== undefined);
  const tell = async () => {
    if (modelAnswer?.modelId == null || lastMessageId !== null) return;
    try {
      await discardModelDraft(ticketId);
      await queries.invalidateQueries({ queryKey: evaluation(ticketId).queryKey });
    } catch {
      // Somebody has replied meanwhile, or there is no network.
    }
  };
  const set = (discarded: boolean) => {
    writeStored(key, discarded ? "1" : undefined);
    setDiscarded(discarded);
    if (discarded) void tell();
  };
  return [isDiscarded, set] as const;
};

/** Why a reply waits for a person, in words; a reason that is newer than this console stays as it is. */
const useHeldReasons = (): ((reason: string) => string) => {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    NO_MODEL_ANSWER: t`The model gave no answer; rules wrote this.`,
    LOW_CONFIDENCE: t`The model was not sure enough.`,
    CRITICAL: t`Critical tickets are always answered by a person.`,
    PRIORITY_RAISED: t`Rules raised the priority that the model gave.`,
    UNLISTED_LANGUAGE: t`The ticket is in a language that the model is not trusted with.`,
    INJECTION: t`The ticket seems to give instructions to the model.`,
    GUARDRAIL_TICKET: t`The guardrail stopped the ticket.`,
    GUARDRAIL_REPLY: t`The guardrail stopped the reply.`,
    GUARDRAIL_UNAVAILABLE: t`The guardrail could not check the reply.`,
    LINK: t`The reply has a link that the ticket does not have.`,
    ADDRESS: t`The reply has an address that the ticket does not have.`,
    NUMBER: t`The reply has a number that the ticket does not have.`,
    MARKUP: t`The reply has mark-up.`,
    PROMPT_LEAK: t`The reply repeats instructions of the model.`,
    PASSWORD: t`The reply asks for a password, or speaks of one.`,
    CARD: t`The reply asks for card details, or speaks of them.`,
    REFUND: t`The reply promises a refund.`,
    DEADLINE: t`The reply promises a date.`,
    PLACEHOLDER: t`The reply has a placeholder that nothing replaces.`,
  };
  return (reason) => words[reason] ?? visibleText(reason);
};

/** A line about how the model came to its answer. */
const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div className="flex gap-1.5">
    <dt className="shrink-0 text-muted">{name}</dt>
    <dd className="min-w-0 font-medium">{children}</dd>
  </div>
);

const dollarFormat = perLocale(
  (locale) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency: "USD",
      currencyDisplay: "narrowSymbol",
      maximumSignificantDigits: 2,
    }),
);
const percentFormat = perLocale((locale) => new Intl.NumberFormat(locale, { style: "percent" }));

/** What the draft cost, in words; its tokens alone when the price of the model is not known. */
const useCost = ({ modelAnswer }: DeskTicket): string | undefined => {
  const { t } = useLingui();
  const locale = useFormatLocale();
  const { inputTokens = null, outputTokens = null, costUsd = null } = modelAnswer ?? {};
  if (inputTokens === null || outputTokens === null) return undefined;
  const count = numberFormat(locale);
  const [read, written] = [count.format(inputTokens), count.format(outputTokens)];
  if (costUsd === null) return t`${read} + ${written} tokens`;
  const cost = dollarFormat(locale).format(costUsd);
  return t`${cost} · ${read} + ${written} tokens`;
};

const Facts = ({ ticket }: { readonly ticket: DeskTicket }) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const { modelAnswer, sentiment, category } = ticket;
  const cost = useCost(ticket);
  const percent = percentFormat(useFormatLocale());
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {modelAnswer?.confidence != null && <Fact name={t`Confidence`}>{percent.format(modelAnswer.confidence)}</Fact>}
      {sentiment !== null && <Fact name={t`Sentiment`}>{words.sentiment[sentiment]}</Fact>}
      <Fact name={t`Category`}>{words.category[category]}</Fact>
      <Fact name={t`Written by`}>{modelAnswer?.modelId ?? t`rules, without a model`}</Fact>
      {cost !== undefined && <Fact name={t`Cost`}>{cost}</Fact>}
    </dl>
  );
};

interface ModelPanelProps {
  readonly ticket: DeskTicket;
  readonly onEdit: (text: string) => void;
}

/** What the model wrote for a ticket that needs a person: a draft to send, edit or discard, and why it was held. */
export const ModelPanel = ({ ticket, onEdit }: ModelPanelProps) => {
  const { t } = useLingui();
  const { ticketId, modelAnswer, lastMessageId } = ticket;
  const [isDiscarded, setDiscarded] = useDiscarded(ticket);
  const send = useSendReply();
  const reasonOf = useHeldReasons();
  const edit = () => {
    if (modelAnswer !== null) onEdit(modelAnswer.text);
  };
  const editing = {
    id: "ticket-edit-draft",
    label: t`Edit the draft of the model`,
    keys: "d",
    group: t`Ticket`,
    run: edit,
  };
  useCommands(modelAnswer === null || isDiscarded ? [] : [editing]);
  if (modelAnswer === null) return null;
  if (isDiscarded)
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        {t`You discarded the model's draft.`}
        <Button
          kind="quiet"
          onClick={() => {
            setDiscarded(false);
          }}
        >
          {t`Show it again`}
        </Button>
      </p>
    );
  const isUnfinished = placeholdersIn(modelAnswer.text).length > 0;
  const reply: Outgoing = {
    ticketId,
    text: modelAnswer.text,
    basedOnModel: true,
    deskStatus: "PENDING",
    lastSeenMessageId: lastMessageId,
  };
  return (
    <section aria-label={t`Draft of the model`} className="rounded-lg border border-accent/50 bg-surface">
      <header className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <Sparkles aria-hidden className="size-4 shrink-0 text-accent-text" />
        <h2 className="font-semibold">{t`Draft of the model`}</h2>
        <Badge tone="warning">{t`Not sent`}</Badge>
      </header>
      <div className="flex flex-col gap-3 px-4 py-3">
        <Facts ticket={ticket} />
        {modelAnswer.heldReasons.length > 0 && (
          <div className="text-sm">
            <p className="font-medium">{t`Why a person must read it`}</p>
            <ul className="list-disc pl-5 text-muted">
              {modelAnswer.heldReasons.map((reason) => (
                <li key={reason}>{reasonOf(reason)}</li>
              ))}
            </ul>
          </div>
        )}
        {modelAnswer.priorityReasoning !== null && (
          <p className="text-sm">
            <span className="font-medium">{t`Why this priority:`}</span>{" "}
            <bdi className="text-muted">{visibleText(modelAnswer.priorityReasoning)}</bdi>
          </p>
        )}
        <div className="border-l-2 border-accent/50 pl-3">
          <WrittenText>{modelAnswer.text}</WrittenText>
        </div>
        <PlaceholderNote text={modelAnswer.text} />
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-2.5">
        <Button
          kind="quiet"
          onClick={() => {
            setDiscarded(true);
          }}
        >
          {t`Discard`}
        </Button>
        <Button kind={isUnfinished ? "primary" : "secondary"} onClick={edit}>{t`Edit`}</Button>
        {!isUnfinished && (
          <Button
            kind="primary"
            onClick={() => {
              send(reply);
            }}
          >
            {t`Send as it is`}
          </Button>
        )}
      </div>
    </section>
  );
};
