import * as z from "zod";
import { TIERS, type Tier } from "../contracts/ticket-event.js";

/** What an API token may allow: read the caller's own tickets, submit tickets. */
export const SCOPES = ["tickets:read", "tickets:write"] as const;

/** What a person who signed in may do, as far as the role allows: also manage users and the rules of the desk. */
export const PERSON_SCOPES = [...SCOPES, "users:manage", "desk:manage"] as const;
export type Scope = (typeof PERSON_SCOPES)[number];

/** The role of a caller. A customer sees only its own tickets. */
export const ROLES = ["customer", "agent", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Roles of staff. A user with one of them is one of the desk's agents. */
export const STAFF_ROLES = ["agent", "admin"] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Longest subject: the longest customer id of a ticket event. */
const SUBJECT_MAX_LENGTH = 256;

/** Format of a subject, in words. */
export const SUBJECT_FORM = `1 to ${SUBJECT_MAX_LENGTH} visible ASCII characters, neither " nor \\`;

/**
 * A subject is also the customer id of its tickets and part of keys, so it has neither spaces nor line ends. API
 * Gateway puts it into the JSON of its access log unescaped, so it has no characters that would end a string there.
 */
export const SubjectSchema = z
  .string()
  .regex(new RegExp(String.raw`^[!#-\[\]-~]{1,${SUBJECT_MAX_LENGTH}}$`), `expected ${SUBJECT_FORM}`);

/** Who calls the API, as the authorizer identified them. */
export interface Caller {
  /** Owner of the tickets that the request submits or reads: an API token's subject, or the `sub` of a JWT. */
  readonly subject: string;
  readonly role: Role;
  readonly tier: Tier;
  readonly scopes: readonly Scope[];
}

const isScope = (text: string): text is Scope => PERSON_SCOPES.some((scope) => scope === text);

/** The scopes among `names`. One that this version does not know grants nothing, so it is left out. */
export const knownScopes = (names: Iterable<string>): Scope[] => [...new Set(names)].filter(isScope);

/** The authorizer's context as the function behind the API gets it: strings only, `scopes` separated by spaces. */
export const CallerSchema = z.object({
  subject: SubjectSchema,
  role: z.enum(ROLES),
  tier: z.enum(TIERS),
  scopes: z.string().transform((text) => knownScopes(text.split(" "))),
}) satisfies z.ZodType<Caller>;

/** The authorizer's context: API Gateway passes strings, numbers and booleans only. */
export type CallerContext = Readonly<Record<keyof Caller, string>>;

/** The authorizer's context of a caller, which `CallerSchema` parses. */
export const toCallerContext = ({ subject, role, tier, scopes }: Caller): CallerContext => ({
  subject,
  role,
  tier,
  scopes: scopes.join(" "),
});
