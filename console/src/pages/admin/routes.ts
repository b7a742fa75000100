import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { adminRoute } from "../../shell/app-route";
import { type Catalog, withWords } from "../../words/words";
import { toFilters } from "./users/user-filters";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

/** All of them in one file: who opens one of them opens others, and other visitors load no long list of files. */
const pages = withWords(words, () => import("./admin-pages"));

const layout = createRoute({
  getParentRoute: () => adminRoute,
  path: "/admin",
  component: lazyRouteComponent(pages, "AdminPage"),
});

/** Users are what administrators look for most. */
const start = createRoute({
  getParentRoute: () => layout,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/users", replace: true });
  },
});

const usersRoute = createRoute({
  getParentRoute: () => layout,
  path: "/users",
  validateSearch: toFilters,
  component: lazyRouteComponent(pages, "UsersPage"),
});

const userRoute = createRoute({
  getParentRoute: () => layout,
  path: "/users/$userId",
  component: lazyRouteComponent(pages, "UserPage"),
});

const agentsRoute = createRoute({
  getParentRoute: () => layout,
  path: "/agents",
  component: lazyRouteComponent(pages, "AgentsPage"),
});

const agentRoute = createRoute({
  getParentRoute: () => layout,
  path: "/agents/$agentId",
  component: lazyRouteComponent(pages, "AgentPage"),
});

const rulesRoute = createRoute({
  getParentRoute: () => layout,
  path: "/$kind",
  component: lazyRouteComponent(pages, "RulesPage"),
});

const ruleRoute = createRoute({
  getParentRoute: () => layout,
  path: "/$kind/$ruleId",
  component: lazyRouteComponent(pages, "RulePage"),
});

export const adminRoutes = [
  layout.addChildren([start, usersRoute, userRoute, agentsRoute, agentRoute, rulesRoute, ruleRoute]),
] as const;
