import { useLingui } from "@lingui/react/macro";
import { CircleUserRound, Reply, TriangleAlert } from "lucide-react";
import type { SyntheticEvent } from "react";
import { useMedia } from "../../browser/use-media";
import { classNames } from "../../design/class-names";
import type { RowSelection } from "../../design/virtual-list";
import { visibleText } from "../../design/visible-text";
import { Countdown } from "../../desk/sla-countdown";
import { DeskStatusBadge, PriorityBadge } from "../../desk/ticket-badges";
import { languageName, type ListedTicket, useTicketWords } from "../../desk/ticket-words";
import { useInboxContents } from "./inbox-context";
import { useInboxWords } from "./inbox-words";

interface RowProps {
  readonly ticket: ListedTicket;
}

interface SelectableProps extends RowProps {
  readonly selection: RowSelection;
}

const stop = (event: SyntheticEvent): void => {
  event.stopPropagation();
};

/** The checkbox of a row. What is done to it is not done to the row, which would open. */
const SelectionBox = ({ ticket: { subject }, selection: { isSelected, toggle } }: SelectableProps) => {
  const { t } = useLingui();
  const name = visibleText(subject);
  return (
    // It does nothing itself: the checkbox within has the keys.
    /* eslint-disable-next-line jsx-a11y-x/click-events-have-key-events,
       jsx-a11y-x/no-noninteractive-element-interactions */
    <label
      onPointerDown={stop}
      onMouseDown={stop}
      onPointerUp={stop}
      onClick={stop}
      className="flex h-full w-10 shrink-0 items-center justify-center"
    >
      <input
        type="checkbox"
        aria-label={t`Select ${name}`}
        checked={isSelected}
        onKeyDown={(event) => {
          if (event.key === " ") stop(event);
        }}
        onChange={({ nativeEvent }) => {
          toggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
        }}
        className="size-4 accent-accent"
      />
    </label>
  );
};

const WhoWaits = ({ ticket: { customerWaits } }: RowProps) => {
  const { t } = useLingui();
  const words = customerWaits ? t`The customer waits` : t`We wrote last`;
  const Icon = customerWaits ? CircleUserRound : Reply;
  return (
    <span title={words} className="shrink-0">
      <Icon aria-hidden className={classNames("size-4", customerWaits ? "text-accent-text" : "text-muted/70")} />
      <span className="sr-only">{words}</span>
    </span>
  );
};

const Refused = ({ ticket: { ticketId } }: RowProps) => {
  const { refused } = useInboxContents();
  const words = useInboxWords();
  const refusal = refused.get(ticketId);
  if (refusal === undefined) return null;
  return (
    <span title={words.refusal[refusal]} className="shrink-0">
      <TriangleAlert aria-hidden className="size-4 text-danger-text" />
      <span className="sr-only">{words.refusal[refusal]}</span>
    </span>
  );
};

const Subject = ({ ticket }: RowProps) => {
  const { t } = useLingui();
  const { fresh } = useInboxContents();
  const { ticketId, subject, customerWaits } = ticket;
  const isFresh = fresh.has(ticketId);
  return (
    <>
      {isFresh && (
        <span title={t`New`} className="size-2 shrink-0 rounded-full bg-accent forced-colors:bg-[Highlight]">
          <span className="sr-only">{t`New`}</span>
        </span>
      )}
      <span
        dir="auto"
        title={visibleText(subject)}
        className={classNames("truncate text-left", (customerWaits || isFresh) && "font-medium")}
      >
        {visibleText(subject)}
      </span>
    </>
  );
};

/** Its first tag, and how many more: a ticket may have twenty. */
const Tags = ({ ticket: { tags } }: RowProps) => {
  const [first, ...more] = tags;
  if (first === undefined) return null;
  return (
    <span title={tags.map(visibleText).join(", ")} className="flex shrink-0 items-center gap-1 text-xs text-muted">
      <bdi className="max-w-24 truncate rounded-sm border border-line px-1 leading-4.5">{visibleText(first)}</bdi>
      {more.length > 0 && <span aria-hidden>+{more.length}</span>}
      <span className="sr-only">{more.map(visibleText).join(", ")}</span>
    </span>
  );
};

const Assignee = ({ ticket: { assignee } }: RowProps) => {
  const { t } = useLingui();
  const { nameOf } = useInboxContents();
  if (assignee === null) return <span className="truncate text-muted italic">{t`Nobody`}</span>;
  return <bdi className="truncate">{visibleText(nameOf(assignee))}</bdi>;
};

const Customer = ({ ticket: { customerId, tier } }: RowProps) => {
  const words = useTicketWords();
  return (
    <span className="flex min-w-0 items-center gap-1">
      <bdi className="truncate">{customerId === null ? "–" : visibleText(customerId)}</bdi>
      {tier === "gold" && (
        <span className="shrink-0 rounded-sm bg-warning-ground px-1 text-xs leading-4.5 text-warning-text">
          {words.tier.gold}
        </span>
      )}
    </span>
  );
};

const Language = ({ ticket: { language } }: RowProps) => {
  const { t, i18n } = useLingui();
  const name = languageName(language, i18n.locale);
  return (
    <span title={name ?? t`Language unknown`} className="truncate uppercase">
      {name === undefined ? "–" : language}
      <span className="sr-only normal-case">{name ?? t`Language unknown`}</span>
    </span>
  );
};

/** The next deadline and its clock. While the clocks are paused there is none. */
const Deadline = ({ ticket: { dueAt, dueClock, slaState, submittedAt } }: RowProps) => {
  const { t } = useLingui();
  const words = useTicketWords();
  if (dueAt === null)
    return (
      <span className={classNames("truncate", slaState === "breached" ? "text-danger-text" : "text-muted")}>
        {slaState === "breached" ? t`paused, late` : slaState === null ? "–" : t`paused`}
      </span>
    );
  return (
    <>
      {dueClock !== null && <span className="truncate text-xs text-muted max-xl:sr-only">{words.clock[dueClock]}</span>}
      <Countdown
        dueAt={dueAt}
        // A list says that it is at risk, not since when.
        atRiskAt={slaState === "at-risk" ? submittedAt : null}
        className="shrink-0 whitespace-nowrap"
      />
    </>
  );
};

/** A ticket in one line. */
const WideRow = ({ ticket, selection }: SelectableProps) => {
  const words = useTicketWords();
  return (
    <div className="flex h-full items-center gap-2.5 pr-4 text-sm sm:pr-6">
      <div className="flex h-full w-29 shrink-0 items-center">
        <SelectionBox ticket={ticket} selection={selection} />
        <PriorityBadge priority={ticket.priority} />
      </div>
      <div className="flex min-w-0 grow items-center gap-2">
        <WhoWaits ticket={ticket} />
        <Refused ticket={ticket} />
        <Subject ticket={ticket} />
        <Tags ticket={ticket} />
      </div>
      <div className="hidden w-26 shrink-0 text-muted lg:flex">
        <Customer ticket={ticket} />
      </div>
      <div className="flex w-18 shrink-0">
        <DeskStatusBadge status={ticket.deskStatus} />
      </div>
      <div className="hidden w-28 shrink-0 truncate text-muted xl:block">{words.category[ticket.category]}</div>
      <div className="hidden w-7 shrink-0 text-muted xl:flex">
        <Language ticket={ticket} />
      </div>
      <div className="flex w-24 shrink-0">
        <Assignee ticket={ticket} />
      </div>
      <div className="flex w-20 shrink-0 items-baseline justify-end gap-1.5 xl:w-36">
        <Deadline ticket={ticket} />
      </div>
    </div>
  );
};

/** A ticket in two lines, for narrow screens. */
const NarrowRow = ({ ticket, selection }: SelectableProps) => (
  <div className="flex h-full items-center pr-3 text-sm">
    <SelectionBox ticket={ticket} selection={selection} />
    <div className="flex min-w-0 grow flex-col gap-1">
      <div className="flex min-w-0 items-center gap-1.5">
        <WhoWaits ticket={ticket} />
        <Refused ticket={ticket} />
        <span className="flex min-w-0 grow items-center gap-1.5">
          <Subject ticket={ticket} />
        </span>
        <span className="flex shrink-0 items-baseline gap-1">
          <Deadline ticket={ticket} />
        </span>
      </div>
      <div className="flex min-w-0 items-center gap-1.5 overflow-hidden text-xs text-muted">
        <PriorityBadge priority={ticket.priority} />
        <DeskStatusBadge status={ticket.deskStatus} />
        <Assignee ticket={ticket} />
        <span aria-hidden>·</span>
        <Customer ticket={ticket} />
      </div>
    </div>
  </div>
);

/** From this width on a ticket has one line. */
export const WIDE = "(width >= 48rem)";

export const ROW_HEIGHTS = { wide: 40, narrow: 68 } as const;

export const TicketRow = (row: SelectableProps) => (useMedia(WIDE) ? <WideRow {...row} /> : <NarrowRow {...row} />);
