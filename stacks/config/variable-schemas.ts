import * as z from "zod";

/** A variable that holds a whole number between two bounds, both allowed. */
export const wholeNumberSchema = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `expected a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `expected a whole number from ${min} to ${max}`);

/** A variable that holds the address of a web server. */
export const urlSchema = () =>
  z.url({ protocol: /^https?$/, message: "expected a URL that starts with http:// or https://" });

/** A variable that turns something on. */
export const booleanSchema = () => z.enum(["true", "false"], "expected true or false");
