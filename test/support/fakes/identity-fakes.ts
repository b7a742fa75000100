import type {
  Attempts,
  AttemptKind,
  ChallengeResponse,
  ChangeOrigin,
  IdentityPorts,
  Invited,
  Profile,
  ProfileFilter,
  ProfilePage,
  Profiles,
  SessionRevocations,
  SignInResult,
  Tokens,
  TotpAttempt,
  TotpVerified,
  UserPool,
  Written,
} from "../../../functions/serve-identity/ports.js";
import { LIMITS, windowOf } from "../../../functions/serve-identity/sign-in/limit-attempts.js";
import { toUserAuditItem } from "../../../functions/serve-identity/users/dynamo-profiles.js";
import { isActiveAdmin } from "../../../functions/serve-identity/users/profile.js";
import { readAuditItem } from "../../../functions/shared/audit/audit-item.js";
import type { AuditTrails } from "../../../functions/shared/audit/audit-trail.js";
import { auditPageOf } from "./fake-desk-ports.js";
import { FakeLog } from "./start-workflow-fakes.js";

export const PASSWORD = "Correct-horse-battery-1";
const NOW = Date.parse("2026-11-21T08:30:00.000Z");

export const aProfile = (changes: Partial<Profile> = {}): Profile => ({
  id: "u-ada",
  email: "ada@example.com",
  name: "Ada Byron",
  role: "customer",
  tier: "general",
  active: true,
  totp: false,
  createdAt: "2026-11-20T08:00:00.000Z",
  updatedAt: "2026-11-20T08:00:00.000Z",
  lastSignInAt: null,
  version: 1,
  ...changes,
});

/** In base32. */
export const TOTP_SECRET = "GEZDGNBVGY3TQOJQ";

/** An access token that the fake of the pool takes for this user's. */
export const accessTokenOf = (id: string): string => `e30.${Buffer.from(id).toString("base64url")}.c2ln`;

interface PoolUser extends Profile {
  password: string;
  /** What a sign-in asks for besides the password. */
  challenge?: "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA";
  /** Whether the temporary password of the invitation has been valid for too long. */
  hasExpired?: boolean;
  /** Whether a secret was given out that no code has verified. */
  hasNewSecret?: boolean;
}

/** A user pool in memory. */
class FakeUserPool implements UserPool {
  readonly users = new Map<string, PoolUser>();
  readonly sessions = new Map<string, string>();
  /** Names of the devices that were enrolled. */
  readonly devices: (string | undefined)[] = [];
  fault: Error | undefined;

  constructor(private readonly calls: string[]) {}

  signIn(email: string, password: string): Promise<SignInResult> {
    const user = this.#called("signIn", () => this.#byEmail(email));
    if (user?.active !== true || user.password !== password || user.hasExpired === true)
      return Promise.resolve("failed");
    const { challenge, id: username } = user;
    return Promise.resolve(
      challenge === undefined ? this.#open(user) : { challenge, username, session: `session-${username}` },
    );
  }

  respond({ username, session, response, challenge }: ChallengeResponse): Promise<SignInResult> {
    const user = this.#called("respond", () => this.users.get(username));
    if (user === undefined || session !== `session-${username}` || user.challenge !== challenge)
      return Promise.resolve("failed");
    if (challenge === "SOFTWARE_TOKEN_MFA") return Promise.resolve(response === "123456" ? this.#open(user) : "failed");
    if (response.length < 14) return Promise.resolve("invalid-password");
    user.password = response;
    delete user.challenge;
    return Promise.resolve(this.#open(user));
  }

  refresh(username: string, refreshToken: string): Promise<Tokens | undefined> {
    const user = this.#called("refresh", () => this.users.get(username));
    const isTheirs = user?.active === true && this.sessions.get(refreshToken) === username;
    return Promise.resolve(isTheirs ? { ...this.#tokens(user, refreshToken), refreshToken: undefined } : undefined);
  }

  revoke(refreshToken: string): Promise<void> {
    this.#called("revoke", () => this.sessions.delete(refreshToken));
    return Promise.resolve();
  }

  signOut(userId: string): Promise<void> {
    this.#called("signOut", () => {
      for (const [token, owner] of this.sessions) if (owner === userId) this.sessions.delete(token);
    });
    return Promise.resolve();
  }

  invite(email: string, name: string): Promise<Invited> {
    const existing = this.#called("invite", () => this.#byEmail(email));
    if (existing !== undefined) return Promise.resolve("exists");
    if (email.startsWith('"')) return Promise.resolve("invalid-email");
    const id = `u-${(email.split("@")[0] ?? "").replaceAll(/[^\w-]/g, "-")}`;
    this.users.set(id, { ...aProfile({ id, email, name }), password: PASSWORD, challenge: "NEW_PASSWORD_REQUIRED" });
    return Promise.resolve({ id });
  }

  inviteAgain(email: string): Promise<boolean> {
    const user = this.#called("inviteAgain", () => this.#byEmail(email));
    if (user?.challenge !== "NEW_PASSWORD_REQUIRED") return Promise.resolve(false);
    delete user.hasExpired;
    return Promise.resolve(true);
  }

  idOf(email: string): Promise<string | undefined> {
    return Promise.resolve(this.#called("idOf", () => this.#byEmail(email)?.id));
  }

  beginTotp(accessToken: string): Promise<string | undefined> {
    const user = this.#called("beginTotp", () => this.#byToken(accessToken));
    if (user === undefined) return Promise.resolve(undefined);
    user.hasNewSecret = true;
    return Promise.resolve(TOTP_SECRET);
  }

  verifyTotp({ accessToken, code, deviceName }: TotpAttempt): Promise<TotpVerified> {
    const user = this.#called("verifyTotp", () => this.#byToken(accessToken));
    if (user === undefined) return Promise.resolve("no-session");
    if (user.hasNewSecret !== true) return Promise.resolve("not-begun");
    if (code !== "123456") return Promise.resolve("wrong-code");
    this.devices.push(deviceName);
    user.challenge = "SOFTWARE_TOKEN_MFA";
    return Promise.resolve("verified");
  }

  disableTotp(userId: string): Promise<void> {
    const user = this.#called("disableTotp", () => this.users.get(userId));
    if (user?.challenge === "SOFTWARE_TOKEN_MFA") delete user.challenge;
    return Promise.resolve();
  }

  async apply(profile: Profile): Promise<void> {
    const user = this.#called("apply", () => this.users.get(profile.id));
    if (user !== undefined) this.users.set(profile.id, { ...user, ...profile });
    if (!profile.active) await this.signOut(profile.id);
  }

  #called<T>(name: string, effect: () => T): T {
    this.calls.push(name);
    if (this.fault !== undefined) throw this.fault;
    return effect();
  }

  /** @param accessToken as `accessTokenOf` makes it */
  #byToken(accessToken: string): PoolUser | undefined {
    return [...this.users.values()].find(({ id }) => accessTokenOf(id) === accessToken);
  }

  #byEmail(email: string): PoolUser | undefined {
    return [...this.users.values()].find((user) => user.email === email);
  }

  #open(user: PoolUser): Tokens {
    const refreshToken = `refresh-${this.sessions.size + 1}`;
    this.sessions.set(refreshToken, user.id);
    return this.#tokens(user, refreshToken);
  }

  #tokens({ id, email, name, role, tier }: PoolUser, refreshToken: string): Tokens {
    const person = { id, email, name, role, tier };
    const session = `session-of-${refreshToken}`;
    return { accessToken: `access-${refreshToken}`, expiresIn: 900, refreshToken, username: id, person, session };
  }
}

interface AuditedProfile {
  readonly who: string;
  readonly before: Profile | undefined;
  readonly after: Profile;
  readonly origin: ChangeOrigin;
}

/** Users in memory. */
class FakeProfiles implements Profiles {
  readonly items = new Map<string, Profile>();
  readonly audit: AuditedProfile[] = [];
  /** Runs before the next write: what somebody else does meanwhile. */
  meanwhile: (() => void) | undefined;
  fault: Error | undefined;

  constructor(private readonly calls: string[]) {}

  find(userId: string): Promise<Profile | undefined> {
    this.calls.push("find");
    return Promise.resolve(this.items.get(userId));
  }

  list({ words, role, active }: ProfileFilter, limit: number, afterId: string | undefined): Promise<ProfilePage> {
    const all = [...this.items.values()]
      .filter(({ id }) => afterId === undefined || id > afterId)
      .filter(({ name, email }) => words === undefined || `${name} ${email}`.toLowerCase().includes(words))
      .filter((profile) => role === undefined || profile.role === role)
      .filter((profile) => active === undefined || profile.active === active)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const profiles = all.slice(0, limit);
    return Promise.resolve({ profiles, lastId: all.length > limit ? profiles.at(-1)?.id : undefined });
  }

  add(profile: Profile, origin: ChangeOrigin): Promise<Written> {
    this.calls.push("add");
    if (this.items.has(profile.id)) return Promise.resolve("conflict");
    return this.#write(undefined, profile, origin);
  }

  change(before: Profile, after: Profile, origin: ChangeOrigin): Promise<Written> {
    this.meanwhile?.();
    if (this.items.get(before.id)?.version !== before.version) return Promise.resolve("conflict");
    const others = [...this.items.values()].filter((profile) => isActiveAdmin(profile) && profile.id !== before.id);
    if (isActiveAdmin(before) && !isActiveAdmin(after) && others.length === 0) return Promise.resolve("last-admin");
    return this.#write(before, after, origin);
  }

  touch(userId: string, at: Date): Promise<boolean> {
    this.calls.push("touch");
    const profile = this.items.get(userId);
    if (this.fault !== undefined) return Promise.reject(this.fault);
    if (profile !== undefined) this.items.set(userId, { ...profile, lastSignInAt: at.toISOString() });
    return Promise.resolve(profile !== undefined);
  }

  #write(before: Profile | undefined, after: Profile, origin: ChangeOrigin): Promise<Written> {
    this.items.set(after.id, after);
    this.audit.push({ who: origin.who, before, after, origin });
    return Promise.resolve("written");
  }
}

/** Counters in memory. */
class FakeAttempts implements Attempts {
  readonly counts = new Map<string, number>();
  fault: Error | undefined;

  constructor(private readonly calls: string[]) {}

  take(kind: AttemptKind, of: string, at: Date): Promise<Date | undefined> {
    this.calls.push(`take ${kind}`);
    const { start, end } = windowOf(at);
    const key = `${kind} ${of} ${start.getTime()}`;
    const count = this.counts.get(key) ?? 0;
    if (count >= LIMITS[kind]) return Promise.resolve(end);
    this.counts.set(key, count + 1);
    return Promise.resolve(undefined);
  }

  giveBack(kind: AttemptKind, of: string, at: Date): Promise<void> {
    this.calls.push(`giveBack ${kind}`);
    const key = `${kind} ${of} ${windowOf(at).start.getTime()}`;
    this.counts.set(key, (this.counts.get(key) ?? 1) - 1);
    return this.fault === undefined ? Promise.resolve() : Promise.reject(this.fault);
  }
}

class FakeSessionRevocations implements SessionRevocations {
  readonly revoked: string[] = [];

  revokeSession(session: string): Promise<void> {
    this.revoked.push(`JTI#${session}`);
    return Promise.resolve();
  }

  revokeUser(userId: string): Promise<void> {
    this.revoked.push(`SUB#${userId}`);
    return Promise.resolve();
  }
}

/** Ports in memory, with a time that can be set. */
export class FakeIdentityPorts implements IdentityPorts {
  /** Every call, by its name. */
  readonly calls: string[] = [];
  readonly pool = new FakeUserPool(this.calls);
  readonly profiles = new FakeProfiles(this.calls);
  readonly attempts = new FakeAttempts(this.calls);
  readonly revocations = new FakeSessionRevocations();
  readonly log = new FakeLog();
  readonly counted: string[] = [];
  readonly auditTrails: AuditTrails = {
    read: ({ id }, limit, after) => {
      const written = this.profiles.audit.filter((entry) => entry.after.id === id);
      const items = written.map(({ before, after: changed, origin }) => toUserAuditItem(before, changed, origin));
      return Promise.resolve(
        auditPageOf(
          items.flatMap((item) => readAuditItem(item) ?? []),
          limit,
          after,
        ),
      );
    },
  };
  selfRegistration = false;
  time = NOW;
  readonly count = (event: string): unknown => this.counted.push(event);
  readonly now = (): Date => new Date(this.time);

  /** Adds a user who can sign in, to the pool and to the table. */
  add(changes: Partial<PoolUser> = {}): Profile {
    const { password = PASSWORD, challenge, hasExpired = false, ...rest } = changes;
    const profile = aProfile(rest);
    const user = { ...profile, password, hasExpired, ...(challenge !== undefined && { challenge }) };
    this.pool.users.set(profile.id, user);
    this.profiles.items.set(profile.id, profile);
    return profile;
  }
}
