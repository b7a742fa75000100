import * as z from "zod";
import { visibleText, writtenLine } from "../http/text-schema.js";

/** In characters (code points). */
export const TAG_MAX_LENGTH = 50;

/** Tags of one ticket. */
const MAX_TAGS = 20;

const tidy = (text: string): string => text.trim().normalize("NFC").toLowerCase();

/**
 * A tag of a ticket: any text of 1 to 50 characters on one line, whether the list of known tags has it or not. Case,
 * surrounding blanks and the way in which an accent is encoded make no other tag. Lower case can be longer than what
 * was sent, so the length is checked again: a tag that was returned can always be sent back.
 */
export const TagSchema = writtenLine(TAG_MAX_LENGTH).transform(tidy).pipe(visibleText(TAG_MAX_LENGTH));

export const TagsSchema = z.array(TagSchema).max(MAX_TAGS, `expected at most ${MAX_TAGS} tags`);

/** Adding tags would give a ticket more than it may have. */
export class TooManyTags extends Error {
  override readonly name = "TooManyTags";
}

/** The tags of a ticket and more, each once. @throws TooManyTags */
export const addTags = (tags: readonly string[], more: readonly string[]): readonly string[] => {
  const all = [...new Set([...tags, ...more])];
  if (all.length > MAX_TAGS) throw new TooManyTags(`a ticket has at most ${MAX_TAGS} tags`);
  return all;
};
