import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { staffRoute } from "../../shell/app-route";
import { type Catalog, withWords } from "../../words/words";
import { toDays } from "./days";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

export const reportRoutes = [
  createRoute({
    getParentRoute: () => staffRoute,
    path: "/reports",
    validateSearch: toDays,
    component: lazyRouteComponent(
      withWords(words, () => import("./reports-page")),
      "ReportsPage",
    ),
  }),
] as const;
