import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Eye, SearchX } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Answer } from "../../api/answer";
import { isRefusal } from "../../api/problem";
import { ConflictDialog } from "../../changes/conflict-dialog";
import { useChange } from "../../changes/use-change";
import { Button, buttonClass } from "../../design/button";
import { EmptyState } from "../../design/empty-state";
import { ErrorNote } from "../../design/error-note";
import { PageHeader } from "../../design/page-header";
import { Skeleton } from "../../design/skeleton";
import { showToast } from "../../design/toast";
import { visibleText } from "../../design/visible-text";
import { useAgentNames } from "../../desk/agent-names";
import { deskMessages, deskTicket, notes, POLL_MS, readTicketAhead } from "../../desk/queries";
import { DeskStatusBadge, PriorityBadge } from "../../desk/ticket-badges";
import { type DeskTicket, useTicketWords } from "../../desk/ticket-words";
import { neighbourInQueue } from "../../desk/work-queue";
import { type Command, useCommands } from "../../shell/commands";
import { usePageTitle } from "../../shell/page-title";
import { Composer, type ComposerHandle, type Proposal } from "./composer";
import { Conversation } from "./conversation";
import { ModelPanel } from "./model-panel";
import { useReturnedReplies } from "./outbox";
import { Properties } from "./properties";
import { applyMacro, assignTicket, escalateTicket, patchTicket, type TicketPatch, viewers } from "./queries";
import { ReplyVerdicts } from "./reply-verdicts";
import { AuditTrail, PipelineTrace } from "./trace";

export { readTicketAhead } from "../../desk/queries";

const route = getRouteApi("/app/staff/desk/tickets/$ticketId");

/** Everything that changes a ticket. What it will be is known for fields; the API decides the rest. */
type Change =
  | { readonly kind: "patch"; readonly patch: TicketPatch }
  | { readonly kind: "assign"; readonly to: string }
  | { readonly kind: "escalate" };

const applyChange = (ticket: DeskTicket, change: Change): DeskTicket =>
  change.kind === "patch" ? { ...ticket, ...change.patch } : ticket;

const sendChange = (ticketId: string, change: Change, etag: string | undefined): Promise<Answer<DeskTicket>> => {
  switch (change.kind) {
    case "patch":
      return patchTicket(ticketId, change.patch, etag);
    case "assign":
      return assignTicket(ticketId, change.to, etag);
    case "escalate":
      return escalateTicket(ticketId, etag);
  }
};

const useTicketChange = (ticketId: string) => {
  const queries = useQueryClient();
  const options = deskTicket(ticketId);
  return useChange<DeskTicket, Change>({
    queryKey: options.queryKey,
    apply: applyChange,
    send: (change, etag) => sendChange(ticketId, change, etag),
    read: () => queries.query({ ...options, staleTime: 0 }),
  });
};

const Viewers = ({ ticketId }: { readonly ticketId: string }) => {
  const { t } = useLingui();
  const nameOf = useAgentNames();
  const { data = [] } = useQuery(viewers(ticketId));
  if (data.length === 0) return null;
  const names = data.map(({ agent }) => nameOf(agent)).join(", ");
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-warning-text">
      <Eye aria-hidden className="size-4" />
      {t`Also here: ${names}`}
    </p>
  );
};

const Gone = () => {
  const { t } = useLingui();
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title={t`No such ticket`}
      action={<Link to="/inbox" className={buttonClass("primary")}>{t`Back to the inbox`}</Link>}
    >
      {t`There is no ticket with this id on the desk. The pipeline may still be working on it.`}
    </EmptyState>
  );
};

const COLUMN = "flex max-w-4xl min-w-0 flex-col gap-4 p-4 sm:p-6";

/** In place of the conversation, of which nobody knows the height, and of everything below it. */
const Loading = () => (
  <div aria-hidden className={COLUMN}>
    <Skeleton className="h-24 w-full" />
    <Skeleton className="h-40 w-full" />
  </div>
);

/** Whether the conversation has come, or cannot be read. */
const useIsRead = (ticketId: string): boolean => {
  const sent = useQuery(deskMessages(ticketId));
  const internal = useQuery(notes(ticketId));
  return !sent.isPending && !internal.isPending;
};

/** A part of a ticket that is read when it is opened. */
const Later = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="border-b border-line last:border-0"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary className="cursor-pointer px-4 py-3 font-medium hover:bg-hover">{title}</summary>
      <div className="px-4 pb-4">{isOpen && children}</div>
    </details>
  );
};

const More = ({ ticketId }: { readonly ticketId: string }) => {
  const { t } = useLingui();
  return (
    <div className="rounded-lg border border-line bg-surface">
      <Later title={t`Way through the pipeline`}>
        <PipelineTrace ticketId={ticketId} />
      </Later>
      <Later title={t`Verdicts on the model's reply`}>
        <ReplyVerdicts ticketId={ticketId} />
      </Later>
      <Later title={t`History of changes`}>
        <AuditTrail ticketId={ticketId} />
      </Later>
    </div>
  );
};

const useShortcuts = (
  ticketId: string,
  act: Record<"reply" | "note" | "assign" | "tag" | "solve" | "escalate", () => void>,
) => {
  const { t } = useLingui();
  const navigate = useNavigate();
  const group = t`Ticket`;
  const step = (by: 1 | -1) => () => {
    const next = neighbourInQueue(ticketId, by);
    if (next !== undefined) void navigate({ to: "/desk/tickets/$ticketId", params: { ticketId: next } });
  };
  const commands: readonly Command[] = [
    { id: "ticket-reply", label: t`Reply`, keys: "r", run: act.reply, group },
    { id: "ticket-note", label: t`Write a note`, keys: "n", run: act.note, group },
    { id: "ticket-assign", label: t`Assign to me`, keys: "a", run: act.assign, group },
    { id: "ticket-tag", label: t`Add a tag`, keys: "t", run: act.tag, group },
    { id: "ticket-solve", label: t`Solve`, keys: "e", run: act.solve, group },
    { id: "ticket-escalate", label: t`Escalate`, run: act.escalate, group },
    { id: "ticket-next", label: t`Next ticket`, keys: "j", run: step(1), group },
    { id: "ticket-previous", label: t`Previous ticket`, keys: "k", run: step(-1), group },
    { id: "ticket-back", label: t`Back to the inbox`, keys: "u", run: () => void navigate({ to: "/inbox" }), group },
  ];
  useCommands(commands);
};

/** Reads the next ticket of the list ahead, while the person works on this one. */
const useNextAhead = (ticketId: string) => {
  const queries = useQueryClient();
  useEffect(() => {
    const next = neighbourInQueue(ticketId);
    if (next !== undefined) void readTicketAhead(queries, next);
  }, [queries, ticketId]);
};

const useConflictFields = () => {
  const { t } = useLingui();
  const words = useTicketWords();
  const nameOf = useAgentNames();
  return [
    { id: "status", label: t`Status`, render: (ticket: DeskTicket) => words.deskStatus[ticket.deskStatus] },
    { id: "priority", label: t`Priority`, render: (ticket: DeskTicket) => words.priority[ticket.priority] },
    { id: "category", label: t`Category`, render: (ticket: DeskTicket) => words.category[ticket.category] },
    {
      id: "assignee",
      label: t`Assigned to`,
      render: ({ assignee }: DeskTicket) => (assignee === null ? t`Nobody` : nameOf(assignee)),
    },
    { id: "tags", label: t`Tags`, render: ({ tags }: DeskTicket) => tags.map(visibleText).join(", ") },
  ];
};

const OpenTicket = ({ ticket, etag }: { readonly ticket: DeskTicket; readonly etag: string | undefined }) => {
  const { t } = useLingui();
  const { ticketId, status, hasResponse, deskStatus } = ticket;
  const queries = useQueryClient();
  const composer = useRef<ComposerHandle>(null);
  const [proposal, setProposal] = useState<Proposal>();
  const returned = useReturnedReplies();
  const { change, conflict, keepMine, takeTheirs } = useTicketChange(ticketId);
  const fields = useConflictFields();
  useNextAhead(ticketId);
  const patch = (next: TicketPatch) => {
    change({ kind: "patch", patch: next });
  };
  useShortcuts(ticketId, {
    reply: () => {
      composer.current?.focus("reply");
    },
    note: () => {
      composer.current?.focus("note");
    },
    assign: () => {
      change({ kind: "assign", to: "me" });
    },
    tag: () => document.getElementById("new-tag")?.focus(),
    solve: () => {
      patch({ deskStatus: "SOLVED" });
    },
    escalate: () => {
      change({ kind: "escalate" });
    },
  });
  const runMacro = async (macroId: string) => {
    try {
      const { data, etag: next } = await applyMacro(ticketId, macroId, etag);
      queries.setQueryData(deskTicket(ticketId).queryKey, { data: data.ticket, etag: next });
      if (data.draft !== null) setProposal({ text: data.draft.text, isFromModel: false });
      composer.current?.focus("reply");
    } catch {
      showToast({ tone: "problem", text: t`The macro was not applied. Load the ticket again, then try once more.` });
    }
  };
  const isWaitingForPerson = status === "NEEDS_HUMAN" && !hasResponse && deskStatus !== "CLOSED";
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className={COLUMN}>
        {ticket.failure !== null && (
          <p className="rounded-md bg-danger-ground px-3 py-2 text-sm">
            {t`The pipeline could not answer this ticket:`}{" "}
            <span className="font-mono text-xs">{visibleText(ticket.failure.error)}</span>
          </p>
        )}
        <Conversation ticket={ticket} />
        {isWaitingForPerson && (
          <ModelPanel
            key={ticketId}
            ticket={ticket}
            onEdit={(text) => {
              setProposal({ text, isFromModel: true });
              composer.current?.focus("reply");
            }}
          />
        )}
        {deskStatus !== "CLOSED" && (
          <Composer
            key={returned}
            ref={composer}
            ticket={ticket}
            proposal={proposal}
            onMacro={(id) => void runMacro(id)}
          />
        )}
        <More ticketId={ticketId} />
      </div>
      <aside
        aria-label={t`About this ticket`}
        className="border-line bg-surface max-lg:border-t lg:min-h-full lg:border-l"
      >
        <Properties ticket={ticket} onChange={patch} />
      </aside>
      <ConflictDialog conflict={conflict} fields={fields} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
    </div>
  );
};

/** One ticket as staff work on it. */
export const TicketPage = () => {
  const { t } = useLingui();
  const { ticketId } = route.useParams();
  const { data, error, refetch } = useQuery({ ...deskTicket(ticketId), refetchInterval: POLL_MS });
  const isRead = useIsRead(ticketId);
  const ticket = data?.data;
  usePageTitle(ticket === undefined ? ticketId : visibleText(ticket.subject));
  if (ticket === undefined && isRefusal(error, "not-found")) return <Gone />;
  return (
    <>
      <PageHeader
        title={
          <span className="flex min-w-0 items-center gap-2">
            <Link
              to="/inbox"
              aria-label={t`Back to the inbox`}
              title={t`Back to the inbox`}
              className={buttonClass("quiet", true)}
            >
              <ArrowLeft aria-hidden className="size-4" />
            </Link>
            <span className="min-w-0 truncate">
              {ticket === undefined ? (
                <Skeleton className="h-5 w-72 max-w-full" />
              ) : (
                <bdi>{visibleText(ticket.subject)}</bdi>
              )}
            </span>
          </span>
        }
        beside={
          ticket !== undefined && (
            <>
              <DeskStatusBadge status={ticket.deskStatus} />
              <PriorityBadge priority={ticket.priority} />
              <span className="font-mono text-xs text-muted">{ticketId}</span>
            </>
          )
        }
        actions={ticket !== undefined && <Viewers ticketId={ticketId} />}
      />
      {error !== null && (
        <div className="px-4 pt-4 sm:px-6">
          <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
        </div>
      )}
      {ticket === undefined || !isRead ? (
        error === null && <Loading />
      ) : (
        <OpenTicket key={ticketId} ticket={ticket} etag={data?.etag} />
      )}
    </>
  );
};
