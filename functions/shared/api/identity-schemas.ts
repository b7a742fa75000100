import * as z from "zod";
import { ROLES } from "../auth/caller.js";
import { EmailSchema } from "../contracts/email-schema.js";
import { TIERS } from "../contracts/ticket-event.js";
import { boundedText, writtenName } from "../http/text-schema.js";

/** Longest password of a user pool. */
const PASSWORD_MAX_LENGTH = 256;

/** Longest name of a user. */
const NAME_MAX_LENGTH = 100;

const Password = boundedText(PASSWORD_MAX_LENGTH)
  .refine((text) => text.length > 0 && text.isWellFormed(), "expected 1 to 256 characters")
  .meta({ minLength: 1, maxLength: PASSWORD_MAX_LENGTH, format: "password", writeOnly: true });

/** Addresses are one account in any case. */
const Email = EmailSchema.transform((text) => text.toLowerCase());
const Name = writtenName(NAME_MAX_LENGTH);
const Role = z.enum(ROLES);
const Tier = z.enum(TIERS);

/** What ties the steps of one sign-in together. */
const Session = z
  .string()
  .regex(/^[\w-]{1,344}\.[\x21-\x7e]{1,4096}$/, "expected the session of the previous response")
  .meta({ description: "From the response that asked for this challenge. It is valid for three minutes." });

const Code = z.string().regex(/^\d{6}$/, "expected six digits");

export const RegistrationSchema = z
  .strictObject({ email: Email, name: Name })
  .meta({ id: "Registration", examples: [{ email: "ada@example.com", name: "Ada Byron" }] });

export const RegisteredSchema = z.strictObject({ message: z.string() }).meta({ id: "Registered" });

export const LoginSchema = z
  .strictObject({ email: Email, password: Password })
  .meta({ id: "Login", examples: [{ email: "ada@example.com", password: "A-long-pass-phrase-1" }] });

const NewPasswordSchema = z.strictObject({ session: Session, newPassword: Password }).meta({ id: "NewPassword" });
const MfaCodeSchema = z.strictObject({ session: Session, code: Code }).meta({ id: "MfaCode" });
export const ChallengeResponseSchema = z.union([NewPasswordSchema, MfaCodeSchema]);

export const SignedInSchema = z
  .strictObject({
    accessToken: z.string().meta({ description: "For the header Authorization: `Bearer <accessToken>`." }),
    tokenType: z.literal("Bearer"),
    expiresIn: z.int().meta({ description: "Seconds until the access token expires." }),
  })
  .meta({ id: "SignedIn" });

/** What a sign-in may ask for besides the password, as Cognito calls it. */
export const CHALLENGES = ["NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA"] as const;

export type ChallengeName = (typeof CHALLENGES)[number];

const ChallengeSchema = z
  .strictObject({
    challenge: z.enum(CHALLENGES),
    session: z.string().meta({ description: "To send back with the response to the challenge." }),
  })
  .meta({ id: "Challenge" });

export const SignInStepSchema = z.union([SignedInSchema, ChallengeSchema]);

export const LogoutSchema = z
  .strictObject({ everywhere: z.boolean().optional().meta({ description: "End every session of this person." }) })
  .meta({ id: "Logout" });

/** The password again: an access token alone, which may be stolen, changes nothing about how somebody signs in. */
export const PasswordAgainSchema = z.strictObject({ password: Password }).meta({ id: "PasswordAgain" });

export const TotpSecretSchema = z
  .strictObject({
    secret: z.string().meta({ description: "In base32, to type into the app." }),
    uri: z.string().meta({ description: "`otpauth://…`, to show as a QR code." }),
  })
  .meta({ id: "TotpSecret", description: "It counts once a code of it was verified." });

export const TotpCodeSchema = z
  .strictObject({ code: Code, deviceName: writtenName(100).pipe(z.string()).optional() })
  .meta({ id: "TotpCode", examples: [{ code: "287082", deviceName: "Ada's phone" }] });

export const MeSchema = z
  .strictObject({
    id: z.string(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    role: Role,
    tier: Tier,
    totp: z
      .boolean()
      .nullable()
      .meta({ description: "Whether signing in needs the code of an authenticator app; null without an account." }),
    scopes: z.array(z.string()),
  })
  .meta({ id: "Me" });

const Instant = z.iso.datetime();

export const UserSchema = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: Role,
    tier: Tier,
    active: z.boolean(),
    totp: z.boolean().meta({ description: "Whether signing in needs the code of an authenticator app." }),
    createdAt: Instant,
    updatedAt: Instant,
    lastSignInAt: Instant.nullable(),
  })
  .meta({ id: "UserProfile" });

export const UserListSchema = z
  .strictObject({
    users: z.array(UserSchema),
    nextCursor: z.string().nullable().meta({ description: "For the next page; null on the last one." }),
  })
  .meta({ id: "UserList" });

/** Most users on one page. */
const PAGE_MAX = 100;

export const UserQuerySchema = z.strictObject({
  q: boundedText(100)
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.string())
    .optional()
    .meta({ maxLength: 100, description: "Text that the name or the e-mail address contains, in any case." }),
  role: Role.optional(),
  active: z.enum(["true", "false"]).optional(),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, `expected a whole number from 1 to ${PAGE_MAX}`)
    .transform(Number)
    .pipe(z.int().min(1).max(PAGE_MAX))
    .default(25)
    .meta({ description: "Most users on the page." }),
  cursor: z.string().min(1).max(512).optional().meta({ description: "`nextCursor` of a page with the same filters." }),
});
export type UserQuery = z.output<typeof UserQuerySchema>;

export const UserPathSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]{1,128}$/, "expected the id of a user")
    .meta({ description: "The user's id." }),
});

export const NewUserSchema = z
  .strictObject({ email: Email, name: Name, role: Role.default("customer"), tier: Tier.default("general") })
  .meta({ id: "Invitation", examples: [{ email: "grace@example.com", name: "Grace Hopper", role: "agent" }] });

export const UserChangeSchema = z
  .strictObject({ name: Name.optional(), role: Role.optional(), tier: Tier.optional(), active: z.boolean().optional() })
  .meta({ id: "UserChange", description: "Fields that are left out stay.", examples: [{ role: "agent" }] });
export type UserChange = z.output<typeof UserChangeSchema>;
