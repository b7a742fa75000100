import type { DeskTicketRoute } from "../../shared/api/desk-ticket-routes.js";
import { readAuditPage } from "../../shared/audit/audit-page.js";
import type {
  AuditAction,
  ChangeOrigin,
  Draft,
  Note,
  PublicMessage,
  WholeTicket,
} from "../../shared/desk/store/desk-tickets.js";
import { isTicketId } from "../../shared/contracts/ticket-event.js";
import { newEntryId } from "../../shared/desk/store/entry-id.js";
import { readListPage, type PageQuery } from "../../shared/http/list-page.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { EntryPage } from "../../shared/table/entry-page.js";
import { modelDraftOf, verdictOfDiscarding } from "../evaluations/person-verdict.js";
import type { AgentPorts, DeskPorts } from "../ports.js";
import { applyMacroTo } from "./apply-macro.js";
import { actionOfPatch, noTicket, patchOnDesk, requireTicket } from "./change-on-desk.js";
import { sendReply } from "./reply.js";
import { etagOf, toDeskTicketView } from "./ticket-view.js";

const toMessage = ({ id, drafted, ...same }: PublicMessage) => ({ messageId: id, ...same, drafted: drafted ?? null });
const toNote = ({ id, ...same }: Note) => ({ noteId: id, ...same });

/** One page of what was written about a ticket. Its cursor is valid for this list of this ticket only. */
const readPage = <T>(
  list: string,
  ticketId: string,
  query: PageQuery,
  read: (limit: number, after: string | undefined) => Promise<EntryPage<T>>,
) => readListPage({ list, ticketId }, query, read);

const isOutdated = (draft: Draft, { ticket }: WholeTicket): boolean => draft.lastMessageId !== ticket.lastMessageId;

/** The caller's draft; the model's when the caller has none, as long as nobody has replied. */
const draftView = (draft: Draft | undefined, whole: WholeTicket) => {
  if (draft !== undefined)
    return { text: draft.text, origin: "agent" as const, at: draft.at, isOutdated: isOutdated(draft, whole) };
  const model = modelDraftOf(whole);
  if (model === undefined) throw new ApiProblem("not-found", "The ticket has no draft.");
  return {
    text: model.text,
    origin: "model" as const,
    at: model.at ?? null,
    isOutdated: whole.ticket.lastMessageId !== undefined,
  };
};

/** Keeps that the caller has no use for the model's draft. @throws ApiProblem not-found, conflict */
const discardModelDraft = async (
  ticketId: string,
  origin: ChangeOrigin,
  ports: Pick<DeskPorts, "tickets">,
): Promise<void> => {
  const verdict = verdictOfDiscarding(await requireTicket(ticketId, ports), origin);
  if (verdict === undefined) throw new ApiProblem("not-found", "The ticket has no draft of a model.");
  if (await ports.tickets.discardModelDraft(ticketId, verdict, origin)) return;
  throw new ApiProblem("conflict", "There is a public message by now, so that the draft no longer waits.");
};

/** The operations on single tickets. */
export const ticketOperations = (ports: DeskPorts & Pick<AgentPorts, "agents">): OperationsOf<DeskTicketRoute> => {
  const originOf = (
    { caller, requestId }: { readonly caller: { readonly subject: string }; readonly requestId: string },
    what: AuditAction,
  ): ChangeOrigin => ({ who: caller.subject, what, requestId, at: ports.now() });
  const viewOf = async (whole: WholeTicket) => ({
    body: toDeskTicketView(whole, await ports.rules(), ports.modelPrices),
    etag: etagOf(whole.ticket),
  });

  return {
    readDeskTicket: async ({ parameters }) => viewOf(await requireTicket(parameters.id, ports)),

    changeDeskTicket: async (request) => {
      const { parameters, body: patch, ifMatch } = request;
      const origin = originOf(request, actionOfPatch(patch));
      return viewOf(await patchOnDesk({ ticketId: parameters.id, ifMatch, origin }, patch, ports));
    },

    listDeskMessages: async ({ parameters: { id }, query }) => {
      await requireTicket(id, ports);
      const read = (limit: number, after?: string) => ports.entries.messages(id, limit, after);
      const { entries, nextCursor } = await readPage("messages", id, query, read);
      return { body: { messages: entries.map(toMessage), nextCursor } };
    },

    replyToTicket: async (request) => {
      const origin = originOf(request, "replied");
      const change = { ticketId: request.parameters.id, origin };
      return { body: toMessage(await sendReply(change, request.body, undefined, ports)) };
    },

    listNotes: async ({ parameters: { id }, query }) => {
      await requireTicket(id, ports);
      const read = (limit: number, after?: string) => ports.entries.notes(id, limit, after);
      const { entries, nextCursor } = await readPage("notes", id, query, read);
      return { body: { notes: entries.map(toNote), nextCursor } };
    },

    addNote: async (request) => {
      const { parameters, body } = request;
      const origin = originOf(request, "noted");
      const id = newEntryId(origin.at, ports.randomBytes);
      const note = { id, text: body.text, author: origin.who, at: origin.at.toISOString() };
      // The transaction looks for the ticket itself.
      const isWritten = isTicketId(parameters.id) && (await ports.tickets.addNote(parameters.id, note, origin));
      if (!isWritten) throw noTicket();
      return { body: toNote(note) };
    },

    readAuditTrail: async ({ parameters: { id }, query }) => {
      await requireTicket(id, ports);
      return { body: await readAuditPage({ kind: "ticket", id }, query, ports.auditTrails) };
    },

    readDraft: async ({ parameters: { id }, caller }) => {
      const whole = await requireTicket(id, ports);
      return { body: draftView(await ports.drafts.find(id, caller.subject), whole) };
    },

    saveDraft: async ({ parameters: { id }, body, caller }) => {
      const whole = await requireTicket(id, ports);
      const { lastMessageId } = whole.ticket;
      const draft = { ...body, agent: caller.subject, at: ports.now().toISOString(), lastMessageId };
      await ports.drafts.save(id, draft);
      return { body: draftView(draft, whole) };
    },

    discardDraft: async ({ parameters: { id }, caller }) => {
      await requireTicket(id, ports);
      await ports.drafts.discard(id, caller.subject);
      return {};
    },

    discardModelDraft: async (request) => {
      await discardModelDraft(request.parameters.id, originOf(request, "draft-discarded"), ports);
      return {};
    },

    sendDraft: async (request) => {
      const { parameters, body, caller } = request;
      const whole = await requireTicket(parameters.id, ports);
      const draft = await ports.drafts.find(parameters.id, caller.subject);
      const { text } = draftView(draft, whole);
      const change = { ticketId: parameters.id, origin: originOf(request, "draft-sent"), read: whole };
      return { body: toMessage(await sendReply(change, { ...body, text }, draft, ports)) };
    },

    applyMacro: async (request) => {
      const { parameters, ifMatch } = request;
      const change = { ticketId: parameters.id, ifMatch, origin: originOf(request, "macro-applied") };
      const { whole, draft } = await applyMacroTo(change, parameters.macroId, ports);
      const { body: ticket, etag } = await viewOf(whole);
      return { body: { ticket, draft: draft === undefined ? null : draftView(draft, whole) }, etag };
    },

    announcePresence: async ({ parameters: { id }, caller }) => {
      await requireTicket(id, ports);
      const viewers = await ports.presence.announce(id, caller.subject, ports.now());
      const others = viewers.filter(({ agent }) => agent !== caller.subject);
      return { body: { others: others.map(({ agent, seenAt }) => ({ agent, seenAt })) } };
    },
  };
};
