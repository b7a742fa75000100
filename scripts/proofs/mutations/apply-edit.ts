import * as z from "zod";
import type { Edit, JsonEdit, TextEdit } from "./mutation.js";

/** An edit that no longer fits its file. */
export class EditError extends Error {
  override readonly name = "EditError";
}

const ListSchema = z.array(z.unknown());
const RecordSchema = z.record(z.string(), z.unknown());

const isJsonEdit = (edit: Edit): edit is JsonEdit => "path" in edit;

/** @throws EditError when the edit does not fit the text, or changes nothing. */
export const applyEdit = (text: string, edit: Edit): string => {
  const changed = isJsonEdit(edit) ? editJson(text, edit) : editText(text, edit);
  if (changed === reformatted(text, edit)) throw new EditError("the edit changes nothing");
  return changed;
};

/**
 * The text as an edit would write it without changing anything: JSON loses its layout. Tests must pass on it, or their
 * failure would say nothing about a mutation.
 */
export const reformatted = (text: string, edit: Edit): string =>
  isJsonEdit(edit) ? JSON.stringify(JSON.parse(text)) : text;

const editText = (text: string, { find, put }: TextEdit): string => {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined) throw new EditError(`text ${JSON.stringify(find)} not found`);
  if (more.length > 0) throw new EditError(`text ${JSON.stringify(find)} found more than once`);
  return `${before}${put}${after}`;
};

const editJson = (text: string, { path, put }: JsonEdit): string => {
  const replace = (value: unknown, index: number): unknown => {
    const [step, isLast] = [path[index], index === path.length - 1];
    const list = ListSchema.safeParse(value).data;
    const record = RecordSchema.safeParse(value).data;
    const children = Object.entries(list ?? record ?? {});
    if (!children.some(([key]) => key === String(step))) throw new EditError(`no value at ${path.join(" / ")}`);
    const changed = children.flatMap(([key, child]): [string, unknown][] => {
      if (key !== String(step)) return [[key, child]];
      if (!isLast) return [[key, replace(child, index + 1)]];
      return put === undefined ? [] : [[key, put]];
    });
    return list === undefined ? Object.fromEntries(changed) : changed.map(([, child]) => child);
  };
  return JSON.stringify(replace(JSON.parse(text), 0));
};
