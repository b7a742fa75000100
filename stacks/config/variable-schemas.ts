import * as z from "zod";
import { FOUNDATION_MODEL, GEOGRAPHY_PREFIXES, parseModelId } from "./model-id.js";

/** A variable that holds a whole number between two bounds, both allowed. */
export const wholeNumberSchema = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `expected a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `expected a whole number from ${min} to ${max}`);

/** A variable that holds a part of a whole, such as 0.5. */
export const shareSchema = () =>
  z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, "expected a number from 0 to 1")
    .transform(Number);

/** A variable that names a model on Bedrock. */
export const modelId = () =>
  z.string().transform((id, context) => {
    const model = parseModelId(id);
    if (model !== undefined) return model;
    context.addIssue({
      code: "custom",
      message:
        "expected the id or ARN of a Bedrock model, inference profile or provisioned throughput, such as " +
        `us.amazon.nova-2-lite-v1:0; ids of profiles start with ${GEOGRAPHY_PREFIXES.join(", ")}`,
    });
    return z.NEVER;
  });

/** A variable that names a model itself, without the profile by which it is called. */
export const foundationModel = () =>
  z.string().regex(FOUNDATION_MODEL, "expected the id of a Bedrock model, such as amazon.nova-2-lite-v1:0");

/** A variable that holds the address of a web server. */
export const urlSchema = () =>
  z.url({ protocol: /^https?$/, message: "expected a URL that starts with http:// or https://" });

/** A variable that turns something on. */
export const booleanSchema = () => z.enum(["true", "false"], "expected true or false");

/**
 * What CDKTF 0.21 takes for an encoded number in a name that also has a reference, such as `-e2-`: its synthesis then
 * fails. Part of NUMBER_TOKEN_REGEX in cdktf/lib/tokens/private/encoding.js.
 */
const LOOKS_LIKE_A_NUMBER = /[-\d]e[-\de]/;
export const NOT_A_NUMBER = 'expected no "e" between digits or hyphens, as in e2e or e1: CDKTF takes it for a number';

/** Whether a part of resource names, with the hyphens around it, makes synthesis fail. See NOT_A_NUMBER. */
export const looksLikeNumber = (name: string): boolean => LOOKS_LIKE_A_NUMBER.test(name);

/** The name of a stage. @param expected what is said of another one */
export const stageSchema = (expected: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9]{0,11}$/, expected)
    .refine((stage) => !looksLikeNumber(`-${stage}-`), NOT_A_NUMBER);
