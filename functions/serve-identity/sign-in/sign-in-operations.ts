import { SESSION_SECONDS } from "../../shared/auth/session-times.js";
import { describeError } from "../../shared/lambda/errors.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { sessionCookie } from "../../shared/http/session-cookie.js";
import type { Operations } from "../operation.js";
import type { IdentityPorts, SignInResult, Tokens } from "../ports.js";
import { invalidEmail } from "../users/invite-user.js";
import { newProfile } from "../users/profile.js";
import { limitAttempts } from "./limit-attempts.js";
import { endSession } from "./log-out.js";
import { readSessionValue, writeSessionValue } from "./session-value.js";

type SignInOperations = Pick<Operations, "register" | "login" | "respondToChallenge" | "refresh" | "logout" | "readMe">;

/** The paths that get the cookie. */
const cookiePath = (basePath: string): string => `${basePath}/auth`;

const removedCookie = (basePath: string): string => sessionCookie("", { path: cookiePath(basePath), maxAge: 0 });

const signedIn = ({ accessToken, expiresIn }: Tokens) => ({ accessToken, tokenType: "Bearer" as const, expiresIn });

/** One response, whatever was wrong: it must not tell whether there is such an account. */
const signInFailed = (): ApiProblem => new ApiProblem("sign-in-failed", "The sign-in failed. Check what you sent.");

const sessionEnded = (): ApiProblem => new ApiProblem("sign-in-failed", "There is no session. Sign in.");

const invalidPassword = (): ApiProblem =>
  new ApiProblem("invalid-request", "The password does not fulfil the rules.", {
    errors: [
      {
        pointer: "#/newPassword",
        detail: "expected at least 14 characters, with lower and upper case letters, digits and symbols",
      },
    ],
  });

/** Writes the profile of somebody who signed in. Never fails the request: the sign-in matters more. */
const remember = async ({ person }: Tokens, requestId: string, ports: IdentityPorts): Promise<void> => {
  const { profiles, log, now } = ports;
  const at = now();
  try {
    if (await profiles.touch(person.id, at)) return;
    await profiles.add(
      { ...newProfile(person, at), lastSignInAt: at.toISOString() },
      { who: person.id, requestId, at },
    );
  } catch (error) {
    log.warn("The sign-in was not written to the user's profile", { user_id: person.id, ...describeError(error) });
  }
};

interface SignInRequest {
  readonly requestId: string;
  readonly basePath: string;
}

/** The response to an attempt. @throws ApiProblem sign-in-failed, or invalid-request for a new password */
const respond = async (result: SignInResult, { requestId, basePath }: SignInRequest, ports: IdentityPorts) => {
  if (result === "invalid-password") throw invalidPassword();
  if (result === "failed") {
    ports.count("signInsFailed");
    throw signInFailed();
  }
  if ("challenge" in result) {
    const { challenge, username, session } = result;
    return { body: { challenge, session: writeSessionValue({ username, token: session }) } };
  }
  await remember(result, requestId, ports);
  const value = writeSessionValue({ username: result.username, token: result.refreshToken ?? "" });
  const cookie = sessionCookie(value, { path: cookiePath(basePath), maxAge: SESSION_SECONDS });
  return { body: signedIn(result), cookie };
};

/** Counts first, then asks the pool: an unknown account takes the same calls as a known one. */
const login = async (
  { email, password }: { readonly email: string; readonly password: string },
  address: string,
  ports: IdentityPorts,
): Promise<SignInResult> => {
  await limitAttempts("login", { address, account: email }, ports);
  const result = await ports.pool.signIn(email, password);
  if (typeof result === "object" && "accessToken" in result) await giveBack(email, ports);
  return result;
};

/** Never fails the request: the sign-in matters more than the counter. */
const giveBack = (account: string, { log, attempts, now }: IdentityPorts): Promise<void> =>
  attempts.giveBack("login-account", account, now()).catch((error: unknown) => {
    log.warn("The attempt was not taken back", describeError(error));
  });

/** Registers a stranger: the e-mail with the temporary password also proves that the address is theirs. */
const register = async (
  { email, name }: { readonly email: string; readonly name: string },
  address: string,
  ports: IdentityPorts,
): Promise<void> => {
  if (!ports.selfRegistration) throw new ApiProblem("forbidden", "Registration is off. Ask for an invitation.");
  await limitAttempts("register", { address, account: email }, ports);
  if ((await ports.pool.invite(email, name)) === "invalid-email") throw invalidEmail();
};

const REGISTERED = "If this address has no account yet, an e-mail with a temporary password is on its way to it.";

/** The operations with which people sign in and out. */
export const signInOperations = (ports: IdentityPorts): SignInOperations => ({
  register: async ({ body, address }) => {
    await register(body, address, ports);
    return { body: { message: REGISTERED } };
  },
  login: async ({ body, address, ...request }) => respond(await login(body, address, ports), request, ports),
  respondToChallenge: async ({ body, address, ...request }) => {
    const value = readSessionValue(body.session);
    if (value === undefined) throw signInFailed();
    const { username, token: session } = value;
    await limitAttempts("login", { address, account: username }, ports);
    const step =
      "newPassword" in body
        ? ({ challenge: "NEW_PASSWORD_REQUIRED", response: body.newPassword } as const)
        : ({ challenge: "SOFTWARE_TOKEN_MFA", response: body.code } as const);
    return respond(await ports.pool.respond({ ...step, username, session }), request, ports);
  },
  refresh: async ({ session }) => {
    const value = readSessionValue(session);
    const tokens = value && (await ports.pool.refresh(value.username, value.token));
    if (tokens === undefined) throw sessionEnded();
    return { body: signedIn(tokens) };
  },
  logout: async ({ session, body, basePath }) => {
    const value = readSessionValue(session);
    if (value !== undefined) await endSession(value, body?.everywhere === true, ports);
    return { cookie: removedCookie(basePath) };
  },
  readMe: async ({ caller: { subject: id, role, tier, scopes } }) => {
    const profile = await ports.profiles.find(id);
    const { email = null, name = null, totp = null } = profile ?? {};
    return { body: { id, email, name, role, tier, totp, scopes: [...scopes] } };
  },
});
