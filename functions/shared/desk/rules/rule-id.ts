import * as z from "zod";

/** Characters of a rule's id, such as `gold-outages`: it is part of a path and of a key. */
const FORM = /^[a-z0-9-]{1,63}$/;

/** Id of a macro, a category, an SLA policy or a schedule. */
export const RuleIdSchema = z.string().regex(FORM, "expected 1 to 63 lower-case letters, digits and hyphens");
