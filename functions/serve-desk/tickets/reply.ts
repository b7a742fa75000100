import { hasRoomForMessage, MESSAGES_MAX, recordReply } from "../../shared/desk/change-ticket.js";
import type { DeskRules } from "../../shared/desk/desk-rules.js";
import type { DeskStatus } from "../../shared/desk/desk-status.js";
import type { Draft, ModelAnswer, PublicMessage, WholeTicket } from "../../shared/desk/store/desk-tickets.js";
import { newEntryId } from "../../shared/desk/store/entry-id.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { placeholdersLeft } from "../../shared/pii/placeholders.js";
import { modelDraftOf, verdictOfReply } from "../evaluations/person-verdict.js";
import type { DeskPorts } from "../ports.js";
import { changeOnDesk, type ChangeRequest } from "./change-on-desk.js";

/** A reply to write: its text, and the state of the conversation that its writer has seen. */
interface ReplyToSend {
  readonly text: string;
  /** The status in which it leaves the ticket. */
  readonly deskStatus: DeskStatus;
  readonly lastSeenMessageId: string | null;
}

/** Placeholders that a refusal names. */
const NAMED_MAX = 20;

/** How much of a reply the model wrote. */
const shareOfModel = (text: string, draft: Draft | undefined, model: ModelAnswer | undefined) => {
  if (model === undefined) return undefined;
  if (text === model.text) return "as-is" as const;
  return draft?.basedOnModel === true ? ("edited" as const) : undefined;
};

/** A reply must answer what the customer wrote last. */
const requireLastSeen = ({ ticket }: WholeTicket, lastSeen: string | null): void => {
  const lastMessageId = ticket.lastMessageId ?? null;
  if (lastMessageId === lastSeen) return;
  throw new ApiProblem("conflict", "There is a newer message, which the reply does not answer.", {
    errors: [{ pointer: "#/lastSeenMessageId", detail: `expected ${JSON.stringify(lastMessageId)}` }],
  });
};

const requireRoom = ({ ticket }: WholeTicket): void => {
  if (hasRoomForMessage(ticket)) return;
  throw new ApiProblem("conflict", `A ticket has at most ${MESSAGES_MAX} messages. Continue in another ticket.`);
};

/** Personal data was replaced before the model read the ticket; what was not put back means nothing to the customer. */
const requireNoPlaceholder = (
  { ticket, content }: WholeTicket,
  { text, drafted }: Pick<PublicMessage, "text" | "drafted">,
): void => {
  const own = `${ticket.subject}\n${content.description ?? ""}`;
  const left = placeholdersLeft(text, own, drafted !== undefined);
  if (left.length === 0) return;
  throw new ApiProblem("conflict", "The reply has a placeholder that stands for personal data.", {
    errors: left
      .slice(0, NAMED_MAX)
      .map((placeholder) => ({ pointer: "#/text", detail: `expected the value in place of ${placeholder}` })),
  });
};

/**
 * Sends a reply to the customer. The writer's draft is discarded with it, and what became of the model's is kept.
 * @throws ApiProblem not-found; conflict when there is a newer message, the ticket is full, the text has a placeholder,
 * or the status may not become what is asked for
 */
export const sendReply = async (
  request: ChangeRequest,
  reply: ReplyToSend,
  draft: Draft | undefined,
  ports: DeskPorts,
): Promise<PublicMessage> => {
  const { who, at } = request.origin;
  const id = newEntryId(at, ports.randomBytes);
  const plan = (whole: WholeTicket, rules: DeskRules) => {
    requireLastSeen(whole, reply.lastSeenMessageId);
    requireRoom(whole);
    const drafted = shareOfModel(reply.text, draft, modelDraftOf(whole));
    const change = { messageId: id, at: at.getTime(), deskStatus: reply.deskStatus, drafted };
    const author = { role: "agent", id: who } as const;
    const message: PublicMessage = { id, text: reply.text, author, at: at.toISOString(), drafted };
    requireNoPlaceholder(whole, message);
    const verdict = verdictOfReply(whole, message, request.origin);
    return { changed: recordReply(whole.ticket, change, rules), message, verdict, discardDraftOf: who };
  };
  return (await changeOnDesk(request, plan, ports)).planned.message;
};
