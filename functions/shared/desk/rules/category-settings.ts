import * as z from "zod";
import { CATEGORIES, type Category } from "../../contracts/ticket-record.js";
import { writtenLine, writtenName } from "../../http/text-schema.js";

/** The id of a category among the rules: `data-loss` for DATA_LOSS. */
const categoryIdOf = (category: Category): string => category.toLowerCase().replaceAll("_", "-");

/** How the desk shows one of the categories that triage knows. Triage goes on using a category that is hidden. */
export const CategorySettingsSchema = z.strictObject({
  label: writtenName(80).pipe(z.string()),
  description: writtenLine(500).pipe(z.string()).optional(),
  /** Whether agents are not offered the category. */
  hidden: z.boolean().default(false),
  /** Lists have the lowest first. */
  position: z.int().min(0).max(9_999),
});
export type CategorySettings = z.output<typeof CategorySettingsSchema>;

/** "Data loss" */
const labelOf = (category: Category): string => {
  const words = category.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Every category, in the order of triage. */
export const DEFAULT_CATEGORIES: ReadonlyMap<string, CategorySettings> = new Map(
  CATEGORIES.map((category, position) => [
    categoryIdOf(category),
    { label: labelOf(category), hidden: false, position },
  ]),
);
