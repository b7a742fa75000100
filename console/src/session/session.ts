import { dataOf } from "../api/answer";
import { type Api, apiOver, reach } from "../api/client";
import { ApiError } from "../api/problem";
import type { components } from "../api/schema";
import { readStored, writeStored } from "../browser/stored";
import { type AccessToken, isFresh, toAccessToken } from "./access-token";
import { Tabs } from "./tabs";

export type Person = components["schemas"]["Me"];

/** What else a sign-in needs. */
export type Challenge = components["schemas"]["Challenge"];

/** `ended`: by the API, while the person was working. `left`: by the person. */
export type SessionState =
  | { readonly status: "starting" }
  | { readonly status: "signed-in"; readonly person: Person }
  | { readonly status: "signed-out"; readonly because: "new" | "left" | "ended" }
  | { readonly status: "unavailable"; readonly error: unknown };

/** The name of the person whose session this browser has, so that a visitor without one causes no refused request. */
const MARK = "console.session";

/** Any value: only pages of this origin can send the header. */
const OWN_REQUEST = { "X-Requested-With": "fetch" };

/**
 * Who is signed in. The access token is in memory alone, the refresh token in a cookie that no script can read. All
 * tabs share that cookie: one of them renews at a time, and passes the new access token on.
 */
export class Session {
  #state: SessionState = { status: "starting" };
  #token: AccessToken | undefined;
  #renewal: Promise<AccessToken | undefined> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #tabs = new Tabs();
  readonly #open: Api = apiOver(reach);
  /** The API as the person who is signed in. */
  readonly api: Api = apiOver((request) => this.#send(request));

  constructor() {
    this.#tabs.listen((news) => {
      if (news.type === "renewed") this.#token = news.token;
      else if (news.type === "signed-out") this.#end("left");
      else if (news.personId !== this.person?.id) location.reload();
    });
  }

  readonly getState = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get person(): Person | undefined {
    return this.#state.status === "signed-in" ? this.#state.person : undefined;
  }

  /** Continues the session of this browser, if it has one. Never rejects: the state says what became of it. */
  async start(): Promise<void> {
    if (readStored(MARK) === undefined) {
      this.#set({ status: "signed-out", because: "new" });
      return;
    }
    try {
      if ((await this.#renew()) !== undefined) await this.#enter();
    } catch (error) {
      this.#set({ status: "unavailable", error });
    }
  }

  /** @returns what else is needed, if anything. @throws ApiError, UnreachableError */
  async signIn(email: string, password: string): Promise<Challenge | undefined> {
    return this.#step(await dataOf(this.#open.POST("/auth/login", { body: { email, password } })));
  }

  /** @param answer the new password, or the code of an authenticator app. Otherwise as signIn. */
  async answerChallenge(
    { session }: Challenge,
    answer: { readonly newPassword: string } | { readonly code: string },
  ): Promise<Challenge | undefined> {
    return this.#step(await dataOf(this.#open.POST("/auth/challenge", { body: { session, ...answer } })));
  }

  /** Ends this session, or all sessions of the person. @throws UnreachableError: the session goes on */
  async signOut({ everywhere = false } = {}): Promise<void> {
    await dataOf(
      this.#open.POST("/auth/logout", {
        params: { header: OWN_REQUEST },
        body: { everywhere },
      }),
    );
    this.#tabs.announce({ type: "signed-out" });
    this.#end("left");
  }

  async #step(step: components["schemas"]["SignedIn"] | Challenge): Promise<Challenge | undefined> {
    if ("challenge" in step) return step;
    this.#token = toAccessToken(step);
    await this.#enter();
    return undefined;
  }

  async #enter(): Promise<void> {
    const person = await dataOf(this.api.GET("/auth/me"));
    writeStored(MARK, person.id);
    this.#set({ status: "signed-in", person });
    this.#tabs.announce({ type: "signed-in", personId: person.id });
  }

  async #send(request: Request): Promise<Response> {
    const token = this.#token !== undefined && isFresh(this.#token) ? this.#token : await this.#renew();
    const again = request.clone();
    const response = await reach(authorized(request, token));
    if (response.status !== 401) return response;
    const renewed = await this.#renew(token);
    return renewed === undefined ? response : reach(authorized(again, renewed));
  }

  /** A new access token; undefined when the session has ended. @param refused a token that the API does not take */
  #renew(refused?: AccessToken): Promise<AccessToken | undefined> {
    this.#renewal ??= this.#tabs
      .alone(() => this.#refresh(refused))
      .finally(() => {
        this.#renewal = undefined;
      });
    return this.#renewal;
  }

  async #refresh(refused: AccessToken | undefined): Promise<AccessToken | undefined> {
    // Another tab may have renewed while this one waited for its turn.
    if (this.#token !== undefined && this.#token.value !== refused?.value && isFresh(this.#token)) return this.#token;
    try {
      const signedIn = await dataOf(this.#open.POST("/auth/refresh", { params: { header: OWN_REQUEST } }));
      this.#token = toAccessToken(signedIn);
      this.#tabs.announce({ type: "renewed", token: this.#token });
      return this.#token;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      this.#end("ended");
      return undefined;
    }
  }

  #end(because: "left" | "ended"): void {
    this.#token = undefined;
    writeStored(MARK, undefined);
    if (this.#state.status !== "signed-out") this.#set({ status: "signed-out", because });
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const authorized = (request: Request, token: AccessToken | undefined): Request => {
  if (token !== undefined) request.headers.set("Authorization", `Bearer ${token.value}`);
  return request;
};

/** The session of this page. */
export const session = new Session();

/** The API as the person who is signed in. */
export const { api } = session;
