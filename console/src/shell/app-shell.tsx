import { useLingui } from "@lingui/react/macro";
import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useSession } from "../session/use-session";
import { CommandCenter } from "./command-center";
import { Navigation } from "./navigation";

/** Moves the focus to a new page, unless the page has set it itself: a reader continues there, not at the link. */
const useFocusOnNavigation = () => {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        if (main.current?.contains(document.activeElement) === false) main.current.focus({ preventScroll: true });
      }),
    [router],
  );
  return main;
};

/** The frame of every page behind the sign-in. */
export const AppShell = () => {
  const { t } = useLingui();
  const main = useFocusOnNavigation();
  const state = useSession();
  // Signed out: the router leaves for the sign-in.
  if (state.status !== "signed-in") return null;
  return (
    <div className="shell">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t`Skip to the content`}
      </a>
      <Navigation person={state.person} />
      <main id="main" ref={main} tabIndex={-1} className="shell-main">
        <Outlet />
      </main>
      <CommandCenter person={state.person} />
    </div>
  );
};
