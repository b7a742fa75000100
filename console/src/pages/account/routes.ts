import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../shell/app-route";
import { type Catalog, withWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

export const accountRoutes = [
  createRoute({
    getParentRoute: () => appRoute,
    path: "/account",
    component: lazyRouteComponent(
      withWords(words, () => import("./account-page")),
      "AccountPage",
    ),
  }),
] as const;
