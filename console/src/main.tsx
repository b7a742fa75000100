import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./design/styles.css";
import { removeOldDrafts } from "./drafts/kept-draft";
import { loadPageAhead, router } from "./router";
import { session } from "./session/session";
import { Unavailable } from "./shell/unavailable";
import { useSession } from "./session/use-session";
import { startWords } from "./words/words";

const App = () => {
  const { status } = useSession();
  if (status === "starting") return null;
  if (status === "unavailable") return <Unavailable />;
  return <RouterProvider router={router} />;
};

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");

// The skeleton in index.html stays until words and session are there: a reload does not flicker.
const started = [startWords(), session.start()];
if (session.getState().status === "starting") loadPageAhead();
await Promise.all(started);
removeOldDrafts();
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={router.options.context.queries}>
        <App />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
