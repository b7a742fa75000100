import type * as z from "zod";

/** A field that may be left out. null is its absence, too, because serializers write null for what they do not have. */
export const optionalField = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .transform((value): z.output<S> | undefined => value ?? undefined)
    .optional();
