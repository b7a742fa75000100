import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { adminRoute } from "../../shell/app-route";
import { type Catalog, loadWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

export const adminRoutes = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/admin",
    loader: () => loadWords(words),
    component: lazyRouteComponent(() => import("./admin-page"), "AdminPage"),
  }),
] as const;
