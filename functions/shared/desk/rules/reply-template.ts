import type { DeskTicket } from "../desk-ticket.js";

/** What the placeholders of a reply are filled from. */
export interface ReplyContext {
  readonly ticket: Pick<DeskTicket, "ticketId" | "subject" | "priority" | "category">;
  /** The agent who uses the reply. */
  readonly agent: { readonly id: string; readonly name: string };
}

const PLACEHOLDERS: ReadonlyMap<string, (context: ReplyContext) => string> = new Map([
  ["ticket.id", ({ ticket }) => ticket.ticketId],
  ["ticket.subject", ({ ticket }) => ticket.subject],
  ["ticket.priority", ({ ticket }) => ticket.priority],
  ["ticket.category", ({ ticket }) => ticket.category],
  ["agent.name", ({ agent }) => agent.name],
]);

/** The names that may stand in two braces. */
export const PLACEHOLDER_NAMES: readonly string[] = [...PLACEHOLDERS.keys()];

/** A value may have some hundred characters: with this many, a reply stays one that people read. */
const MAX_PLACEHOLDERS = 20;

/** Of an unknown name, what an error repeats of it. */
const NAME_SHOWN = 60;

/** Two braces after a backslash; a placeholder; two braces that begin none. */
const TOKEN = /\\\{\{|\{\{(?<name>[^{}]*)\}\}|\{\{/g;

/** A part of a reply, in order: text as it is, or what to fill in. */
type Part = string | ((context: ReplyContext) => string);

interface Template {
  readonly parts: readonly Part[];
  /** What is wrong with it; empty for one that can be filled in. */
  readonly issues: readonly string[];
}

const listed = PLACEHOLDER_NAMES.map((name) => `{{${name}}}`).join(", ");

const unknownName = (name: string): string => {
  const shown = name.length > NAME_SHOWN ? `${name.slice(0, NAME_SHOWN)}…` : name;
  return `expected placeholders that exist (${listed}), not {{${shown.toWellFormed()}}}`;
};

const UNFINISHED = "expected }} after {{ and a name; write \\{{ for two braces";

/** Reads a token: a part, or an issue. */
const readToken = (token: string, name: string | undefined): Part | { readonly issue: string } => {
  if (token.startsWith("\\")) return "{{";
  if (name === undefined) return { issue: UNFINISHED };
  return PLACEHOLDERS.get(name.trim()) ?? { issue: unknownName(name.trim()) };
};

/**
 * Reads a reply with placeholders in two braces, such as `{{ticket.id}}`. A backslash before two braces leaves them
 * as they are. Everything else is text, single braces too.
 */
export const parseTemplate = (text: string): Template => {
  const parts: Part[] = [];
  const issues: string[] = [];
  let end = 0;
  for (const { 0: token, index, groups } of text.matchAll(TOKEN)) {
    const read = readToken(token, groups?.["name"]);
    if (typeof read === "object") issues.push(read.issue);
    else parts.push(text.slice(end, index), read);
    end = index + token.length;
  }
  parts.push(text.slice(end));
  if (parts.filter((part) => typeof part === "function").length > MAX_PLACEHOLDERS)
    issues.push(`expected at most ${MAX_PLACEHOLDERS} placeholders`);
  return { parts, issues };
};

/** Fills in a valid reply. What is filled in is not read again: a subject with `{{agent.name}}` stays as it is. */
export const renderTemplate = (text: string, context: ReplyContext): string =>
  parseTemplate(text)
    .parts.map((part) => (typeof part === "string" ? part : part(context)))
    .join("");
