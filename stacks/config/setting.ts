import * as z from "zod";

/** What the documentation says about a variable. Its name and what it may hold come from its schema. */
export interface SettingText {
  /** What the variable is for: full sentences. Code in backticks, no links. */
  readonly description: string;
  /** A value to show, of a variable whose default does not show its form. */
  readonly example?: string;
  /** True for a variable that Terraform must see too, which reads no .env. @default false */
  readonly environmentOnly?: boolean;
}

/** What applies when the variable is not set: a value, as written in .env, or something else in words. */
export type SettingDefault = { readonly value: string } | { readonly words: string };

export interface Setting extends SettingText {
  readonly default: SettingDefault;
}

/** The documentation of every variable, by its schema. `npm run docs:configuration` writes the page from it. */
export const settings = z.registry<Setting>();

type Variable = z.ZodType<unknown, string>;

/** A variable with a default, which is written and checked as in .env. */
export const withDefault = <Schema extends Variable>(
  schema: Schema,
  value: z.input<Schema>,
  text: SettingText,
): z.ZodPrefault<Schema> => {
  const variable = z.prefault(schema, value);
  settings.add(variable, { ...text, default: { value } });
  return variable;
};

/** A variable without a value of its own: `unset` says what applies then, such as "the account's limit". */
export const optional = <Schema extends Variable>(
  schema: Schema,
  { unset, ...text }: SettingText & { readonly unset: string; readonly example: string },
): z.ZodOptional<Schema> => {
  const variable = z.optional(schema);
  settings.add(variable, { ...text, default: { words: unset } });
  return variable;
};
