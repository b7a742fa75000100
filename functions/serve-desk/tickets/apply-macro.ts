import { patchTicket } from "../../shared/desk/change-ticket.js";
import type { DeskRules } from "../../shared/desk/desk-rules.js";
import { applyMacro, type Macro } from "../../shared/desk/macro.js";
import { RULE_KINDS } from "../../shared/desk/rules/rule-kinds.js";
import type { Draft, WholeTicket } from "../../shared/desk/store/desk-tickets.js";
import { TooManyTags } from "../../shared/desk/tag.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { AgentPorts, DeskPorts } from "../ports.js";
import { changeOnDesk, type ChangeRequest } from "./change-on-desk.js";

type MacroPorts = DeskPorts & Pick<AgentPorts, "agents">;

interface Applied {
  readonly whole: WholeTicket;
  /** The reply that the macro has made, saved as the caller's draft; undefined for a macro without one. */
  readonly draft: Draft | undefined;
}

/** @throws ApiProblem not-found */
const requireMacro = async (id: string, { ruleTable }: Pick<DeskPorts, "ruleTable">): Promise<Macro> => {
  const rule = await ruleTable.find(RULE_KINDS.macros, id);
  if (rule === undefined) throw new ApiProblem("not-found", "There is no macro with this id.");
  return rule.value;
};

/** What the placeholder of the agent's name becomes for a caller without a user, such as an API token. */
const NAMELESS = "Support";

const withinTags = <T>(apply: () => T): T => {
  try {
    return apply();
  } catch (error) {
    throw error instanceof TooManyTags ? new ApiProblem("conflict", `With the macro's tags, ${error.message}.`) : error;
  }
};

/**
 * Applies a macro: changes the ticket, and saves the macro's reply as the caller's draft. It never sends anything by
 * itself.
 * @throws ApiProblem as changeOnDesk; not-found for an unknown macro; conflict for more tags than a ticket may have
 */
export const applyMacroTo = async (request: ChangeRequest, macroId: string, ports: MacroPorts): Promise<Applied> => {
  const { who, at } = request.origin;
  const [macro, agent] = await Promise.all([requireMacro(macroId, ports), ports.agents.find(who)]);
  const plan = (whole: WholeTicket, rules: DeskRules) => {
    const context = { ticket: whole.ticket, agent: { id: who, name: agent?.name ?? NAMELESS } };
    const { reply, patch } = withinTags(() => applyMacro(macro, context));
    return { changed: patchTicket(whole.ticket, patch, "staff", rules, at.getTime()), reply };
  };
  const { whole, planned } = await changeOnDesk(request, plan, ports);
  if (planned.reply === undefined) return { whole, draft: undefined };
  const { ticketId, lastMessageId } = whole.ticket;
  const draft = { text: planned.reply, agent: who, at: at.toISOString(), lastMessageId, basedOnModel: false };
  await ports.drafts.save(ticketId, draft);
  return { whole, draft };
};
