import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { staffRoute } from "../../shell/app-route";
import { type Catalog, loadWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

export const inboxRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/inbox",
    loader: () => loadWords(words),
    component: lazyRouteComponent(() => import("./inbox-page"), "InboxPage"),
  }),
] as const;
