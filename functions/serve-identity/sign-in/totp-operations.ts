import { ApiProblem } from "../../shared/http/problem.js";
import { describeError } from "../../shared/lambda/errors.js";
import type { Operations } from "../operation.js";
import type { ChangeOrigin, IdentityPorts, Profile } from "../ports.js";
import { requireUser, setTotp } from "../users/change-user.js";
import { limitAttempts } from "./limit-attempts.js";

type TotpOperations = Pick<Operations, "beginTotp" | "verifyTotp" | "removeTotp" | "resetTotp">;

/** What authenticator apps show beside the account. */
const ISSUER = "Ticket pipeline";

/**
 * The secret as authenticator apps read it from a QR code: Google's key URI format. Cognito's codes are what the format
 * has by default: SHA-1, six digits, 30 seconds.
 */
const keyUri = (secret: string, email: string): string =>
  `otpauth://totp/${encodeURIComponent(ISSUER)}:${encodeURIComponent(email)}` +
  `?secret=${secret}&issuer=${encodeURIComponent(ISSUER)}`;

const invalid = (pointer: string, expected: string): ApiProblem =>
  new ApiProblem("invalid-request", "See errors for what was expected.", {
    errors: [{ pointer, detail: `expected ${expected}` }],
  });

const sessionEnded = (): ApiProblem => new ApiProblem("unauthorized", "The session has ended. Sign in.");

/** @throws ApiProblem conflict for somebody who signed in without this API, and so has no profile yet */
const profileOf = async (id: string, { profiles }: Pick<IdentityPorts, "profiles">): Promise<Profile> => {
  const profile = await profiles.find(id);
  if (profile === undefined) throw new ApiProblem("conflict", "Sign in by POST /auth/login first.");
  return profile;
};

/** What the operations use of a request. */
interface TotpRequest {
  readonly caller: { readonly subject: string };
  readonly address: string;
  readonly requestId: string;
}

/** Never fails the request: what was done matters more than the counter. */
const giveBack = (account: string, { attempts, log, now }: IdentityPorts): Promise<void> =>
  attempts.giveBack("login-account", account, now()).catch((error: unknown) => {
    log.warn("The attempt was not taken back", describeError(error));
  });

/**
 * Requires the password again, since an access token may be stolen. It counts as an attempt to sign in. With a second
 * factor the pool asks for its code next, which says that the password is right.
 * @throws ApiProblem invalid-request, too-many-requests
 */
const requirePassword = async (
  password: string,
  { email }: Pick<Profile, "email">,
  address: string,
  ports: IdentityPorts,
): Promise<void> => {
  await limitAttempts("login", { address, account: email }, ports);
  const result = await ports.pool.signIn(email, password);
  if (typeof result === "string") {
    ports.count("signInsFailed");
    throw invalid("#/password", "the password of the account");
  }
  // Nobody uses this session.
  if ("refreshToken" in result && result.refreshToken !== undefined) await ports.pool.revoke(result.refreshToken);
  await giveBack(email, ports);
};

/** Starts an enrolment, also of another device. The factor that is on stays on until the new one is verified. */
const begin = async (
  { caller, address }: TotpRequest,
  { password, accessToken }: { readonly password: string; readonly accessToken: string },
  ports: IdentityPorts,
) => {
  const profile = await profileOf(caller.subject, ports);
  await requirePassword(password, profile, address, ports);
  const secret = await ports.pool.beginTotp(accessToken);
  if (secret === undefined) throw sessionEnded();
  return { secret, uri: keyUri(secret, profile.email) };
};

/**
 * Completes an enrolment: the pool first, since only it knows the secret. If the table then fails, the client gets an
 * error, and repeating the request with the next code completes it.
 * @throws ApiProblem invalid-request for a wrong code, conflict without an enrolment that has begun
 */
const verify = async (
  { caller, address, requestId }: TotpRequest,
  attempt: Parameters<IdentityPorts["pool"]["verifyTotp"]>[0],
  ports: IdentityPorts,
): Promise<void> => {
  const { id, email } = await profileOf(caller.subject, ports);
  await limitAttempts("login", { address, account: email }, ports);
  const result = await ports.pool.verifyTotp(attempt);
  if (result === "no-session") throw sessionEnded();
  if (result === "not-begun") throw new ApiProblem("conflict", "Begin with POST /auth/totp.");
  if (result === "wrong-code") {
    ports.count("signInsFailed");
    throw invalid("#/code", "the code that the app shows now, for the secret of the last POST /auth/totp");
  }
  await setTotp(id, true, { who: id, requestId, at: ports.now() }, ports);
  await giveBack(email, ports);
};

/** Switches it off: the table first. If the pool then fails, repeating the request completes it. */
const switchOff = async (id: string, origin: ChangeOrigin, ports: IdentityPorts): Promise<void> => {
  await setTotp(id, false, origin, ports);
  await ports.pool.disableTotp(id);
};

/** An admin's reset for somebody who lost the device. @throws ApiProblem not-found; conflict for one's own */
const reset = async (id: string, { caller, requestId }: TotpRequest, ports: IdentityPorts): Promise<void> => {
  if (id === caller.subject)
    throw new ApiProblem("conflict", "Use DELETE /auth/totp, which takes your password, or ask another admin.");
  await requireUser(id, ports);
  await switchOff(id, { who: caller.subject, requestId, at: ports.now() }, ports);
};

/** The operations on the second factor: codes of an authenticator app (TOTP, RFC 6238). */
export const totpOperations = (ports: IdentityPorts): TotpOperations => ({
  beginTotp: async ({ body, accessToken, ...request }) => ({
    body: await begin(request, { password: body.password, accessToken }, ports),
  }),
  verifyTotp: async ({ body, accessToken, ...request }) => {
    await verify(request, { ...body, accessToken }, ports);
    return {};
  },
  removeTotp: async ({ body, caller, address, requestId }) => {
    const profile = await profileOf(caller.subject, ports);
    await requirePassword(body.password, profile, address, ports);
    await switchOff(profile.id, { who: caller.subject, requestId, at: ports.now() }, ports);
    return {};
  },
  resetTotp: async ({ parameters, ...request }) => {
    await reset(parameters.id, request, ports);
    return {};
  },
});
