import type { AccessToken } from "./access-token";

/** What a tab lets the other tabs of this browser know. They share the cookie of the session. */
export type TabNews =
  | { readonly type: "renewed"; readonly token: AccessToken }
  | { readonly type: "signed-in"; readonly personId: string }
  | { readonly type: "signed-out" };

const LOCK = "console.session";

/** The other tabs of this browser. */
export class Tabs {
  readonly #channel = new BroadcastChannel("console.session");

  announce(news: TabNews): void {
    this.#channel.postMessage(news);
  }

  listen(hear: (news: TabNews) => void): void {
    this.#channel.addEventListener("message", ({ data }: MessageEvent<TabNews>) => {
      hear(data);
    });
  }

  /** Runs `work` in one tab at a time; at once where the browser has no locks (pages without TLS). */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return "locks" in navigator ? navigator.locks.request(LOCK, work) : work();
  }
}
