import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, Flag, Tag, TriangleAlert, UserPlus, X } from "lucide-react";
import { Button, IconButton } from "../../design/button";
import { MenuButton } from "../../design/menu";
import type { MenuEntry } from "../../design/menu-box";
import { visibleText } from "../../design/visible-text";
import { agents } from "../../desk/queries";
import { PRIORITIES } from "../../desk/ticket-values";
import { type ListedTicket, useTicketWords } from "../../desk/ticket-words";
import { usePerson } from "../../session/use-session";
import type { Action, Refusal } from "./bulk";
import { useInboxWords } from "./inbox-words";
import type { Bulk } from "./use-bulk";

interface BulkBarProps {
  readonly selected: readonly ListedTicket[];
  readonly bulk: Bulk;
  readonly onAction: (action: Action) => void;
  readonly onAutomatic: () => void;
  readonly onTag: () => void;
  readonly onClear: () => void;
}

/** To whom tickets can be given: the person first, then everybody who works now, with their load. */
const useAssignEntries = ({ selected, onAction, onAutomatic }: BulkBarProps): readonly MenuEntry[] => {
  const { t } = useLingui();
  const person = usePerson();
  const { data = [] } = useQuery(agents);
  const give = (assignee: string | null) => () => {
    onAction({ kind: "assign", assignee });
  };
  const others = data.filter(({ id, active }) => active && id !== person.id);
  return [
    { id: "me", label: t`Me`, keys: "a", run: give(person.id) },
    ...(selected.length === 1 ? [{ id: "auto", label: t`Whoever is free`, run: onAutomatic }] : []),
    ...others.map(({ id, name, openCount, capacity }) => ({
      id: `agent ${id}`,
      label: `${visibleText(name)} (${openCount}/${capacity})`,
      run: give(id),
    })),
    { id: "nobody", label: t`Nobody`, run: give(null) },
  ];
};

/** Tickets that are named when they could not be changed. */
const NAMED = 5;

const Refusals = ({
  refused,
  tickets,
}: {
  readonly refused: ReadonlyMap<string, Refusal>;
  readonly tickets: readonly ListedTicket[];
}) => {
  const { t } = useLingui();
  const words = useInboxWords();
  const count = refused.size;
  if (count === 0) return null;
  const subjects = new Map(tickets.map(({ ticketId, subject }) => [ticketId, subject]));
  const rest = count - NAMED;
  return (
    <div
      role="alert"
      className="flex max-h-40 gap-2 overflow-auto border-b border-line bg-danger-ground px-4 py-2 text-sm sm:px-6"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-text" />
      <div className="min-w-0">
        <p className="font-medium text-danger-text">
          {t`${plural(count, { one: "# ticket was not changed. It is still selected.", other: "# tickets were not changed. They are still selected." })}`}
        </p>
        <ul>
          {[...refused].slice(0, NAMED).map(([ticketId, refusal]) => (
            <li key={ticketId}>
              <bdi className="font-medium">{visibleText(subjects.get(ticketId) ?? ticketId)}</bdi>:{" "}
              {words.refusal[refusal]}
            </li>
          ))}
        </ul>
        {rest > 0 && <p>{t`And ${rest} more, marked in the list.`}</p>}
      </div>
    </div>
  );
};

const Progress = ({ done, of }: { readonly done: number; readonly of: number }) => {
  const { t } = useLingui();
  return (
    <label className="flex grow items-center gap-2 text-sm">
      <progress max={of} value={done} className="h-1.5 w-32 accent-accent" />
      <span className="text-muted tabular-nums">{t`${done} of ${of}`}</span>
    </label>
  );
};

/** What can be done to the selected tickets, and what became of it. It is below the list, so that no row moves. */
export const BulkBar = (props: BulkBarProps) => {
  const { selected, bulk, onAction, onTag, onClear } = props;
  const { t } = useLingui();
  const words = useTicketWords();
  const assign = useAssignEntries(props);
  const count = selected.length;
  if (count === 0 && bulk.progress === undefined) return null;
  const statuses = ["OPEN", "PENDING", "ON_HOLD", "SOLVED"] as const;
  return (
    <div className="shrink-0 border-t border-line bg-raised shadow-overlay">
      <Refusals refused={bulk.refused} tickets={selected} />
      <div
        role="toolbar"
        aria-label={t`Selected tickets`}
        className="flex min-h-12 flex-wrap items-center gap-1.5 px-4 py-2 sm:px-6"
      >
        {bulk.progress !== undefined ? (
          <Progress {...bulk.progress} />
        ) : (
          <>
            <span className="mr-1 text-sm font-medium tabular-nums">{t`${count} selected`}</span>
            <MenuButton label={t`Assign to`} entries={assign}>
              <UserPlus aria-hidden className="size-4" />
              {t`Assign to`}
            </MenuButton>
            <Button onClick={onTag}>
              <Tag aria-hidden className="size-4" />
              {t`Tag`}
            </Button>
            <MenuButton
              label={t`Status`}
              entries={statuses.map((deskStatus) => ({
                id: deskStatus,
                label: words.deskStatus[deskStatus],
                ...(deskStatus === "SOLVED" && { keys: "e" }),
                run: () => {
                  onAction({ kind: "status", deskStatus });
                },
              }))}
            >
              <CircleCheck aria-hidden className="size-4" />
              {t`Status`}
            </MenuButton>
            <MenuButton
              label={t`Priority`}
              entries={PRIORITIES.map((priority) => ({
                id: priority,
                label: words.priority[priority],
                run: () => {
                  onAction({ kind: "priority", priority });
                },
              }))}
            >
              <Flag aria-hidden className="size-4" />
              {t`Priority`}
            </MenuButton>
            <IconButton
              label={t`Clear selection`}
              icon={<X aria-hidden className="size-4" />}
              onClick={onClear}
              className="ml-auto"
            />
          </>
        )}
      </div>
    </div>
  );
};
