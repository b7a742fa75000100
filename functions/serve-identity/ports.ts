import type { ChallengeName } from "../shared/api/identity-schemas.js";
import type { AuditOrigin, AuditTrails } from "../shared/audit/audit-trail.js";
import type { Role } from "../shared/auth/caller.js";
import type { Tier } from "../shared/contracts/ticket-event.js";

/** Tokens of a person who has signed in. */
export interface Tokens {
  readonly accessToken: string;
  /** Seconds until the access token expires. */
  readonly expiresIn: number;
  /** Undefined when a session is refreshed: the refresh token stays the same. */
  readonly refreshToken: string | undefined;
  /** The pool's own name of the user, by which a refresh must name it. */
  readonly username: string;
  readonly person: SignedInPerson;
  /** `origin_jti`: the session that the tokens belong to. */
  readonly session: string | undefined;
}

/** What the tokens say about the person. */
export interface SignedInPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly tier: Tier;
}

/** A step of a sign-in that is still needed. */
interface Challenge {
  readonly challenge: ChallengeName;
  readonly username: string;
  readonly session: string;
}

/**
 * What became of an attempt to sign in. `failed` does not say why: that would tell who has an account.
 * `invalid-password` is only about a new password, which its owner may know.
 */
export type SignInResult = Tokens | Challenge | "failed" | "invalid-password";

export interface ChallengeResponse {
  readonly challenge: ChallengeName;
  readonly username: string;
  readonly session: string;
  /** The new password, or the code. */
  readonly response: string;
}

/** `invalid-email`: the pool takes fewer forms of addresses than RFC 5321 has. */
export type Invited = { readonly id: string } | "exists" | "invalid-email";

/** A code of a secret that was just given out. */
export interface TotpAttempt {
  readonly accessToken: string;
  readonly code: string;
  readonly deviceName?: string | undefined;
}

/** `not-begun`: no secret was given out. `no-session`: the access token has ended. */
export type TotpVerified = "verified" | "wrong-code" | "not-begun" | "no-session";

/** The user pool. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface UserPool {
  signIn(email: string, password: string): Promise<SignInResult>;
  respond(response: ChallengeResponse): Promise<SignInResult>;
  /** @returns undefined for a session that has ended, or never was */
  refresh(username: string, refreshToken: string): Promise<Tokens | undefined>;
  /** Ends a session: its refresh token is refused from now on. */
  revoke(refreshToken: string): Promise<void>;
  /** Ends every session of a user. */
  signOut(userId: string): Promise<void>;
  /** Creates a user, who gets an e-mail with a temporary password. */
  invite(email: string, name: string): Promise<Invited>;
  /** Sends the e-mail again. @returns whether the user still had not signed in, and so got one */
  inviteAgain(email: string): Promise<boolean>;
  /** The id of an existing user. */
  idOf(email: string): Promise<string | undefined>;
  /** A new secret for an authenticator app, in base32. @returns undefined for an access token that has ended */
  beginTotp(accessToken: string): Promise<string | undefined>;
  /** Checks a code of the new secret. From then on a sign-in needs one. */
  verifyTotp(attempt: TotpAttempt): Promise<TotpVerified>;
  /** A sign-in needs no code any more. Repeating it does no harm. */
  disableTotp(userId: string): Promise<void>;
  /** Makes name, groups and state of a user what the profile says. Repeating it does no harm. */
  apply(profile: Profile): Promise<void>;
}

/** A user as the table has it. */
export interface Profile {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly tier: Tier;
  readonly active: boolean;
  /** Whether a sign-in needs a code of an authenticator app. */
  readonly totp: boolean;
  /** ISO 8601 in UTC, as all times here. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastSignInAt: string | null;
  /** Raised by every change, so that of two changes to one version only one is written. */
  readonly version: number;
}

/** Who changes a user, by which request, and when. */
export type ChangeOrigin = Omit<AuditOrigin, "what">;

/** `conflict`: somebody else changed it meanwhile. `last-admin`: no admin would be left. */
export type Written = "written" | "conflict" | "last-admin";

export interface ProfilePage {
  readonly profiles: readonly Profile[];
  /** The user to continue after; undefined on the last page. */
  readonly lastId: string | undefined;
}

export interface ProfileFilter {
  /** Lower case. */
  readonly words: string | undefined;
  readonly role: Role | undefined;
  readonly active: boolean | undefined;
}

/** The users in the table. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface Profiles {
  find(userId: string): Promise<Profile | undefined>;
  list(filter: ProfileFilter, limit: number, afterId: string | undefined): Promise<ProfilePage>;
  /** Writes a new user and its first audit entry. @returns `conflict` if it exists */
  add(profile: Profile, origin: ChangeOrigin): Promise<Written>;
  /** Writes a changed user, its audit entry, and that older access tokens are refused where they say too much. */
  change(before: Profile, after: Profile, origin: ChangeOrigin): Promise<Written>;
  /** Writes when a user last signed in. @returns whether the user exists */
  touch(userId: string, at: Date): Promise<boolean>;
}

/** Sessions that end before their access tokens expire. @throws as Profiles */
export interface SessionRevocations {
  revokeSession(session: string, at: Date): Promise<void>;
  revokeUser(userId: string, at: Date): Promise<void>;
}

export type AttemptKind = "login-address" | "login-account" | "register-address" | "register-account";

/** Counts attempts, so that nobody can try passwords without end. @throws as Profiles */
export interface Attempts {
  /** Counts one. @returns when the next one is allowed, if this one is not */
  take(kind: AttemptKind, of: string, at: Date): Promise<Date | undefined>;
  /** Takes back an attempt that succeeded. */
  giveBack(kind: AttemptKind, of: string, at: Date): Promise<void>;
}

/** Structured logs. Fields are ids and reasons, never an address, a password or a token. */
interface IdentityLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
}

type CountedEvent = "signInsFailed" | "signInsThrottled";

/** Everything that the operations use besides the request. */
export interface IdentityPorts {
  readonly pool: UserPool;
  readonly profiles: Profiles;
  readonly auditTrails: AuditTrails;
  readonly revocations: SessionRevocations;
  readonly attempts: Attempts;
  /** Whether strangers may register. */
  readonly selfRegistration: boolean;
  readonly log: IdentityLog;
  readonly count: (event: CountedEvent) => void;
  readonly now: () => Date;
}
