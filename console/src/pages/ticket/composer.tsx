import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Lock, Reply } from "lucide-react";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../../design/button";
import { classNames } from "../../design/class-names";
import { ErrorNote } from "../../design/error-note";
import { Kbd } from "../../design/kbd";
import { Select } from "../../design/select-native";
import { type DeskTicket, type StaffStatus, useTicketWords } from "../../desk/ticket-words";
import { useKeptDraft } from "../../drafts/kept-draft";
import { PlaceholderNote } from "./placeholder-note";
import { macros } from "./queries";
import { useAddNote } from "./use-add-note";
import { FROM_MODEL, replyDraftKey, replyOriginKey, useSendReply } from "./use-send-reply";

const TEXT_MAX_LENGTH = 20_000;

const isModKey = ({ ctrlKey, metaKey }: KeyboardEvent): boolean => ctrlKey || metaKey;

interface TextProps {
  readonly label: string;
  readonly text: ReturnType<typeof useKeptDraft>;
  readonly onSend: () => void;
  readonly isNote?: boolean;
  readonly ref: Ref<HTMLTextAreaElement>;
}

const Text = ({ label, text, onSend, isNote = false, ref }: TextProps) => (
  <textarea
    ref={ref}
    aria-label={label}
    dir="auto"
    maxLength={TEXT_MAX_LENGTH}
    rows={6}
    value={text.text}
    placeholder={label}
    onChange={({ target }) => {
      text.setText(target.value);
    }}
    onKeyDown={(event) => {
      if (event.key === "Enter" && isModKey(event)) onSend();
      if (event.key === "Escape") event.currentTarget.blur();
    }}
    className={classNames(
      "block max-h-[50vh] min-h-28 w-full resize-y bg-transparent px-3 py-2.5 leading-relaxed placeholder:text-muted",
      isNote && "text-note-text placeholder:text-note-text/80",
    )}
  />
);

const NoteForm = ({ ticketId, ref }: { readonly ticketId: string; readonly ref: Ref<HTMLTextAreaElement> }) => {
  const { t } = useLingui();
  const text = useKeptDraft(`note/${ticketId}`);
  const { mutate, isPending, error } = useAddNote(ticketId, text.clear);
  const send = () => {
    const words = text.text.trim();
    if (words !== "" && !isPending) mutate(words);
  };
  return (
    <>
      <Text ref={ref} isNote label={t`Note for the team. The customer never sees it.`} text={text} onSend={send} />
      {error !== null && (
        <div className="px-3 pb-2">
          <ErrorNote error={error} />
        </div>
      )}
      <div className="flex items-center gap-2 border-t border-note-line px-3 py-2">
        <span className="text-sm text-note-text">{t`Only the team sees this.`}</span>
        <Button kind="primary" className="ml-auto" isPending={isPending} onClick={send}>
          {t`Add note`}
        </Button>
      </div>
    </>
  );
};

/** A text that somebody else wrote, to be edited. */
export interface Proposal {
  readonly text: string;
  /** Whether it is the model's answer. */
  readonly isFromModel: boolean;
}

interface ReplyFormProps {
  readonly ticket: DeskTicket;
  /** Text to begin with, if the person has typed none. */
  readonly proposal: Proposal | undefined;
  readonly onMacro: (macroId: string) => void;
  readonly ref: Ref<HTMLTextAreaElement>;
}

/** The person's reply as it is being written, and whether it began as the model's answer. */
const useReplyText = ({ ticket: { ticketId }, proposal }: Pick<ReplyFormProps, "ticket" | "proposal">) => {
  const text = useKeptDraft(replyDraftKey(ticketId));
  const origin = useKeptDraft(replyOriginKey(ticketId));
  const adopted = useRef<Proposal>(undefined);
  useEffect(() => {
    if (proposal === undefined || adopted.current === proposal) return;
    adopted.current = proposal;
    if (text.text.trim() !== "") return;
    text.setText(proposal.text);
    origin.setText(proposal.isFromModel ? FROM_MODEL : "");
  });
  const clear = () => {
    text.clear();
    origin.clear();
  };
  return { text, isFromModel: origin.text === FROM_MODEL, clear };
};

const ReplyForm = ({ ticket, proposal, onMacro, ref }: ReplyFormProps) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const { text, isFromModel, clear } = useReplyText({ ticket, proposal });
  const { data: offered = [] } = useQuery(macros);
  const [deskStatus, setStatus] = useState<StaffStatus>("PENDING");
  const send = useSendReply();
  const reply = () => {
    const written = text.text.trim();
    if (written === "") return;
    clear();
    const { ticketId, lastMessageId } = ticket;
    send({ ticketId, text: written, basedOnModel: isFromModel, deskStatus, lastSeenMessageId: lastMessageId });
  };
  const macroNames: Readonly<Record<string, string>> = {
    "": t`Macros…`,
    ...Object.fromEntries(offered.map(({ id, name }): [string, string] => [id, name])),
  };
  return (
    <>
      <Text ref={ref} label={t`Reply to the customer`} text={text} onSend={reply} />
      <div className="px-3 pb-2 empty:hidden">
        <PlaceholderNote text={text.text} />
      </div>
      {!text.isKept && <p className="px-3 pb-2 text-sm text-warning-text">{t`This browser cannot keep your draft.`}</p>}
      <div className="flex flex-wrap items-end gap-2 border-t border-line px-3 py-2">
        {offered.length > 0 && (
          <Select<string>
            label={t`Macro`}
            value=""
            options={macroNames}
            onChange={(id) => {
              if (id !== "") onMacro(id);
            }}
          />
        )}
        <div className="ml-auto flex items-end gap-2">
          <Select<StaffStatus>
            label={t`Then`}
            value={deskStatus}
            options={{
              PENDING: words.deskStatus.PENDING,
              SOLVED: words.deskStatus.SOLVED,
              OPEN: words.deskStatus.OPEN,
              ON_HOLD: words.deskStatus.ON_HOLD,
            }}
            onChange={setStatus}
          />
          <Button kind="primary" onClick={reply}>
            {t`Send`}
            <span className="pointer-coarse:hidden">
              <Kbd keys="$mod+Enter" />
            </span>
          </Button>
        </div>
      </div>
    </>
  );
};

export type ComposerMode = "reply" | "note";

export interface ComposerHandle {
  readonly focus: (mode: ComposerMode) => void;
}

interface ComposerProps extends Omit<ReplyFormProps, "ref"> {
  readonly ref: Ref<ComposerHandle>;
}

/** Where an agent writes: to the customer, or to the team. The two never look alike. */
export const Composer = ({ ref, ...props }: ComposerProps) => {
  const { t } = useLingui();
  const [mode, setMode] = useState<ComposerMode>("reply");
  const text = useRef<HTMLTextAreaElement>(null);
  const isNote = mode === "note";
  useImperativeHandle(ref, () => ({
    focus: (next) => {
      // At once, so that what is typed after a shortcut goes into the text and is not taken for other shortcuts.
      flushSync(() => {
        setMode(next);
      });
      text.current?.focus();
    },
  }));
  const tab = (of: ComposerMode, label: string, Icon: typeof Reply) => (
    <button
      type="button"
      aria-pressed={mode === of}
      onClick={() => {
        setMode(of);
      }}
      className={classNames(
        "flex h-9 items-center gap-1.5 border-b-2 px-3 text-sm font-medium pointer-coarse:h-11",
        mode === of ? "border-current" : "border-transparent text-muted hover:text-text",
      )}
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </button>
  );
  return (
    <section
      aria-label={t`Write`}
      className={classNames(
        "rounded-lg border",
        isNote ? "border-note-line bg-note-ground" : "border-control/60 bg-surface",
      )}
    >
      <div className={classNames("flex border-b px-1", isNote ? "border-note-line" : "border-line")}>
        {tab("reply", t`Reply`, Reply)}
        {tab("note", t`Note`, Lock)}
      </div>
      {isNote ? <NoteForm ref={text} ticketId={props.ticket.ticketId} /> : <ReplyForm ref={text} {...props} />}
    </section>
  );
};
