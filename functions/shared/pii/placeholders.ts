import { PII_KINDS, type PiiKind } from "./span.js";

const KINDS = PII_KINDS.map((kind) => kind.replace("_", "[ _-]")).join("|");

/**
 * What a placeholder looks like, also as models change it: in another case, with a blank, with other brackets or
 * without, or escaped as in Markdown; and any other word in capitals with a number, in brackets.
 */
const PLACEHOLDER = new RegExp(
  String.raw`\\?[[［【]\s{0,2}(?<bracketed>${KINDS})(?:(?:\\?_|[ -]){0,2}(?<number>\d{1,6}))?\s{0,2}\\?[\]］】]` +
    String.raw`|(?<![\p{L}\p{N}_])(?<bare>${KINDS})\\?_(?<bareNumber>\d{1,6})(?![\p{L}\p{N}_])` +
    String.raw`|[[［【][A-ZÀ-ÞА-ЯΑ-Ω][A-ZÀ-ÞА-ЯΑ-Ω_]{1,30}_\d{1,6}[\]］】]`,
  "giu",
);

const isKind = (name: string): name is PiiKind => PII_KINDS.some((kind) => kind === name);

/** A placeholder in a text: its place, and its name, if it has the kind and number of one of ours. */
export interface FoundPlaceholder {
  readonly start: number;
  readonly end: number;
  readonly name: string | undefined;
}

/** The name of a value: `EMAIL_1`. */
export const placeholderName = (kind: PiiKind, number: number): string => `${kind}_${number}`;

/** Everything in a text that has the form of a placeholder. */
export const placeholdersIn = (text: string): readonly FoundPlaceholder[] =>
  Array.from(text.matchAll(PLACEHOLDER), ({ 0: found, index, groups = {} }) => {
    const kind = (groups["bracketed"] ?? groups["bare"] ?? "").toUpperCase().replace(/[ -]/, "_");
    const number = groups["number"] ?? groups["bareNumber"];
    const name = isKind(kind) && number !== undefined ? placeholderName(kind, Number(number)) : undefined;
    return { start: index, end: index + found.length, name };
  });

/** Upper case, as our placeholders are written: "[name]" may be an agent's own wording. */
const isWrittenAsOurs = (text: string): boolean => text === text.toUpperCase();

/**
 * Placeholders that a reply still has: its reader cannot know what they stand for. One that the ticket has itself is
 * its customer's own text.
 * @param isOfModel whether a model wrote the reply, which may also invent placeholders of its own, such as `[CLIENT_1]`
 * @returns each once, as it is written
 */
export const placeholdersLeft = (reply: string, ticket: string, isOfModel: boolean): readonly string[] => {
  const found = placeholdersIn(reply).map(({ start, end, name }) => ({ name, text: reply.slice(start, end) }));
  const left = found.filter(
    ({ name, text }) => (name !== undefined || (isOfModel && isWrittenAsOurs(text))) && !ticket.includes(text),
  );
  return [...new Set(left.map(({ text }) => text))];
};
