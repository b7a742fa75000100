import { queryOptions } from "@tanstack/react-query";
import { answerOf, dataOf } from "../../api/answer";
import { isRefusal, mayHaveHappened } from "../../api/problem";
import type { components } from "../../api/schema";
import { readMessages } from "../../desk/queries";
import { api, session } from "../../session/session";

export type TicketPatch = components["schemas"]["TicketPatch"];
export type AuditEntry = components["schemas"]["AuditTrail"]["entries"][number];
export type ReplyVerdict = components["schemas"]["ReplyVerdict"];
export type PersonVerdict = components["schemas"]["PersonVerdict"];
export type Execution = components["schemas"]["Execution"];

const pathOf = (ticketId: string) => ({ id: ticketId });

export const macros = queryOptions({
  queryKey: ["macros"],
  queryFn: async ({ signal }) => (await dataOf(api.GET("/desk/macros", { signal }))).macros,
  staleTime: 60_000,
});

/** The first page of every change of a ticket, the oldest first. */
export const audit = (ticketId: string) =>
  queryOptions({
    queryKey: ["desk-ticket", ticketId, "audit"],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET("/desk/tickets/{id}/audit", { params: { path: pathOf(ticketId), query: { limit: 100 } }, signal }),
      ),
  });

/** The ticket's way through the pipeline; null when there is none to show any more. */
export const execution = (ticketId: string) =>
  queryOptions({
    queryKey: ["desk-ticket", ticketId, "execution"],
    queryFn: async ({ signal }): Promise<Execution | null> => {
      try {
        return await dataOf(api.GET("/desk/tickets/{id}/execution", { params: { path: pathOf(ticketId) }, signal }));
      } catch (error) {
        if (isRefusal(error, "not-found")) return null;
        throw error;
      }
    },
  });

/** The verdicts on the model's reply. */
export const evaluation = (ticketId: string) =>
  queryOptions({
    queryKey: ["desk-ticket", ticketId, "evaluation"],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/desk/tickets/{id}/evaluation", { params: { path: pathOf(ticketId) }, signal })),
  });

/** Viewers are asked for as often as a view lasts half, in ms: it lasts 30 s. */
const PRESENCE_MS = 15_000;

/** Says that the person looks at the ticket, and reads who else does. */
export const viewers = (ticketId: string) =>
  queryOptions({
    queryKey: ["desk-ticket", ticketId, "viewers"],
    queryFn: async ({ signal }) =>
      (await dataOf(api.PUT("/desk/tickets/{id}/presence", { params: { path: pathOf(ticketId) }, signal }))).others,
    refetchInterval: PRESENCE_MS,
  });

const ifMatch = (etag: string | undefined) => ({ "If-Match": etag ?? "*" });

export const patchTicket = (ticketId: string, change: TicketPatch, etag: string | undefined) =>
  answerOf(
    api.PATCH("/desk/tickets/{id}", { params: { path: pathOf(ticketId), header: ifMatch(etag) }, body: change }),
  );

export const assignTicket = (ticketId: string, to: string, etag: string | undefined) =>
  answerOf(
    api.POST("/desk/tickets/{id}/assign", { params: { path: pathOf(ticketId), header: ifMatch(etag) }, body: { to } }),
  );

export const escalateTicket = (ticketId: string, etag: string | undefined) =>
  answerOf(
    api.POST("/desk/tickets/{id}/escalate", { params: { path: pathOf(ticketId), header: ifMatch(etag) }, body: {} }),
  );

export const applyMacro = (ticketId: string, macroId: string, etag: string | undefined) =>
  answerOf(
    api.POST("/desk/tickets/{id}/macros/{macroId}", {
      params: { path: { id: ticketId, macroId }, header: ifMatch(etag) },
    }),
  );

/** Says that the model's draft is of no use. */
export const discardModelDraft = (ticketId: string) =>
  dataOf(api.DELETE("/desk/tickets/{id}/model-draft", { params: { path: pathOf(ticketId) } }));

export const addNote = (ticketId: string, text: string) =>
  dataOf(api.POST("/desk/tickets/{id}/notes", { params: { path: pathOf(ticketId) }, body: { text } }));

/** A reply as its writer wants it sent. */
export interface Outgoing {
  readonly ticketId: string;
  readonly text: string;
  /** Whether it began as the model's answer. */
  readonly basedOnModel: boolean;
  readonly deskStatus: components["schemas"]["Reply"]["deskStatus"];
  /** The newest message that its writer has read. */
  readonly lastSeenMessageId: string | null;
}

/** Whether a reply is there after all: the response to an earlier try may have been lost. */
const hasArrived = async ({ ticketId, text, lastSeenMessageId }: Outgoing): Promise<boolean> => {
  try {
    const messages = await readMessages(ticketId);
    const unread = messages.slice(messages.findIndex(({ messageId }) => messageId === lastSeenMessageId) + 1);
    return unread.some((message) => message.author.id === session.person?.id && message.text === text);
  } catch {
    return false;
  }
};

/**
 * Sends a reply, once: one whose response was lost is looked for. One that began as the model's goes by way of the
 * draft, so that the ticket keeps what became of the model's words. `keepalive` lets it arrive although the page goes.
 */
export const sendReply = async (reply: Outgoing, keepalive = false): Promise<void> => {
  try {
    await send(reply, keepalive);
  } catch (error) {
    const mayBeThere = mayHaveHappened(error) || isRefusal(error, "conflict");
    if (!mayBeThere || !(await hasArrived(reply))) throw error;
  }
};

const send = async (reply: Outgoing, keepalive: boolean): Promise<void> => {
  const { ticketId, text, basedOnModel, deskStatus, lastSeenMessageId } = reply;
  const params = { path: pathOf(ticketId) };
  const body = { deskStatus, lastSeenMessageId };
  if (!basedOnModel) {
    await dataOf(api.POST("/desk/tickets/{id}/replies", { params, body: { ...body, text }, keepalive }));
    return;
  }
  await dataOf(api.PUT("/desk/tickets/{id}/draft", { params, body: { text, basedOnModel }, keepalive }));
  await dataOf(api.POST("/desk/tickets/{id}/draft/send", { params, body, keepalive }));
};
